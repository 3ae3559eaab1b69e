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

"$program" build --out "$work/each" --each --outputs report >/dev/null 2>&1
"$program" status --as-of 2026-02-03 --output "$work/status.html" >/dev/null 2>&1 || true
cp -r Inputs "$work/late"
rm "$work/late/2025/forms/qinghe-gaj.csv"
"$program" remind --bulletin --inputs "$work/late" --out "$work/late" --as-of 2026-02-03 >/dev/null 2>&1 || true
letters=("$work/late/remind/2025/"*公安局*.html)
each=$work/each/2025
check "pages on a desk, a phone and paper: nothing is cut, labels stay, the keyboard reaches what scrolls, 7.5 points" \
  /usr/bin/python3 Tests/Tools/pages.py "$out/report.html=158" "$out/internal.html=267" "$out/work-summary.html=156" \
  "$each/units/index.html=267" "$each/units/990321001/report.html=158" "$work/status.html=186" "$work/diff.html=267" \
  "$work/late/remind/2025/bulletin.html=160" "${letters[0]}=160"
unset letters each

/usr/bin/python3 Tests/Bench/make_corpus.py --units 110 --ledger-rows 20000 --seed 1 --out "$work/county" >/dev/null
"$program" build --inputs "$work/county" --out "$work/county-out" >/dev/null 2>&1
check "a county's pages are as readable" /usr/bin/python3 Tests/Tools/pages.py \
  "$work/county-out/2025/report.html=158" "$work/county-out/2025/internal.html=267"
# The sample has a supplement and application ledgers, the county has a hundred units.
for made in "$work/county-out/2025" "$out"; do
  printed=$work/printed-$(basename "$(dirname "$made")")
  soffice --headless "-env:UserInstallation=file://$work/office" --convert-to pdf --outdir "$printed" \
    "$made/report.xlsx" >/dev/null 2>&1
  check "a workbook prints on twenty pages at most, with no number cut" \
    bash -c "pages=\$(pdfinfo \"$printed/report.pdf\" | awk '/^Pages/ {print \$2}'); echo \"\$pages pages\"
    [ \"\$pages\" -le 20 ] && ! pdftotext \"$printed/report.pdf\" - | grep '###'"
done

check "workbooks of other programs are made, the large ones too" \
  /usr/bin/python3 Tests/Tools/make_workbooks.py Tests/NianbaoTests/Fixtures "$work/corpus" --big
check "every one of them reads as the key says, in bounded memory" \
  /usr/bin/python3 Tests/Tools/check_workbooks.py "$program" "$root/Templates" Tests/NianbaoTests/Fixtures "$work/corpus"

check "Chromium runs and fetches nothing of what was sent, LibreOffice works out none of it" \
  /usr/bin/python3 Tests/Tools/injection.py "$program" "$root/Templates" "$root/Inputs"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
