#!/usr/bin/env bash
# Looks at the outputs with the programs that people use: Chromium prints the page, LibreOffice recalculates the
# workbook, WeasyPrint and pandoc make the downloads. `make test-pages` installs them.
set -euo pipefail
program=$(realpath "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

check() { # words, command…
  local words=$1
  shift
  if "$@" >"$work/log" 2>&1; then
    passed=$((passed + 1)); echo "passed: $words"
  else
    failed=$((failed + 1)); echo "FAILED: $words"; sed 's/^/    /' "$work/log"
  fi
}

cd "$root"
"$program" build --out "$work/out" >/dev/null 2>&1
out=$work/out/2025

check "the page prints" chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer \
  --user-data-dir="$work/profile" --print-to-pdf="$work/page.pdf" "file://$out/report.html"
check "the printed page has every section and every total, on A4" \
  /usr/bin/python3 Tests/Tools/printed.py "$out/summary.csv" "$work/page.pdf" 4 12
check "its pages are numbered as official documents are" bash -c "pdftotext \"$work/page.pdf\" - | tr -d ' ' | grep -q '^—1—\$'"
check "build makes a PDF and a Word document of the proved page" "$program" build --out "$work/with" --with pdf,docx
check "WeasyPrint's pages have every section and every total, on A4" \
  /usr/bin/python3 Tests/Tools/printed.py "$out/summary.csv" "$work/with/2025/report.pdf" 4 12
check "the Word document has every table's numbers in their places" \
  /usr/bin/python3 Tests/Tools/read_docx.py "$out/report.md" "$work/with/2025/report.docx"
check "letters are written in Word, too" "$program" remind --as-of 2026-02-03 --year 2026 --output "$work/letters"
check "a letter in Word has every paragraph, and its signature on the right" \
  /usr/bin/python3 Tests/Tools/read_letter.py "$work/letters"
check "LibreOffice opens the workbook" soffice --headless "-env:UserInstallation=file://$work/office" \
  --convert-to pdf --outdir "$work" "$out/report.xlsx"
mkdir "$work/again"
check "LibreOffice recalculates and saves it" soffice --headless "-env:UserInstallation=file://$work/office" \
  --convert-to 'xlsx:Calc MS Excel 2007 XML' --outdir "$work/again" "$out/report.xlsx"
cp "$out"/report.md "$out"/report.html "$out"/summary.csv "$work/again/"
check "after recalculation every number, sum and check is the same" \
  /usr/bin/python3 Tests/Tools/read_back.py "$work/again" --recalculated

for format in json html xlsx; do
  "$program" diff 2024 "$out" --out "$work/none" --output "$work/diff.$format" >/dev/null
done
check "a comparison prints" chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer \
  --user-data-dir="$work/profile" --print-to-pdf="$work/diff.pdf" "file://$work/diff.html"
check "LibreOffice opens and saves its workbook" soffice --headless "-env:UserInstallation=file://$work/office" \
  --convert-to 'xlsx:Calc MS Excel 2007 XML' --outdir "$work/again" "$work/diff.xlsx"
check "in print and as saved it has every old and new number and every difference" \
  /usr/bin/python3 Tests/Tools/read_diff.py "$work/diff.json" "$work/diff.pdf" "$work/again/diff.xlsx"

check "workbooks of other programs are made, the large ones too" \
  /usr/bin/python3 Tests/Tools/make_workbooks.py Tests/NianbaoTests/Fixtures "$work/corpus" --big
check "every one of them reads as the key says, in bounded memory" \
  /usr/bin/python3 Tests/Tools/check_workbooks.py "$program" "$root/Templates" Tests/NianbaoTests/Fixtures "$work/corpus"

check "Chromium runs and fetches nothing of what was sent, LibreOffice works out none of it" \
  /usr/bin/python3 Tests/Tools/injection.py "$program" "$root/Templates" "$root/Inputs"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
