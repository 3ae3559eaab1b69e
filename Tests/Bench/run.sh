#!/usr/bin/env bash
# Times nianbao beside pandas, Polars and DuckDB on generated corpora, in one run: run.sh PROGRAM [FOLDER]
#
# A county, a thousand units, a province; two facts.csv of a province compared; a county's ledger of six million lines in
# UTF-8 and in mixed encodings; with UNITS=300000 in the environment that many units as well. At the end the figures as
# a table in Markdown. It takes about a quarter of an hour and 3 GB in FOLDER, else in a temporary one.
# BENCH_PYTHON names a Python that has requirements.txt; without it an environment is made here.
set -euo pipefail
program=$(realpath "$1")
folder=${2:+$(realpath "$2")}
cd "$(dirname "$0")"
export BENCH_PYTHON=${BENCH_PYTHON:-$PWD/venv/bin/python}
if [ ! -x "$BENCH_PYTHON" ]; then
  python3 -m venv venv
  venv/bin/pip install -q -r requirements.txt
fi
work=$(mktemp -d ${folder:+-p "$folder"})
trap 'rm -rf "$work"' EXIT
export BENCH_TABLE=$work/table.md
echo "| job | nianbao | its memory | pandas | Polars | DuckDB |" >"$BENCH_TABLE"
echo "|---|---:|---:|---:|---:|---:|" >>"$BENCH_TABLE"

corpus() {
  rm -rf "$work/corpus"
  "$BENCH_PYTHON" make_corpus.py "$@" --out "$work/corpus"
}
compare() {
  local name=$1
  shift
  BENCH_NAME=$name "$BENCH_PYTHON" compare.py "$program" ../../Templates "$work" "$@"
}

corpus --units 110 --seed 1 --encoding mix
compare "county, 110 units, every output" forms 7

# Two facts.csv of a province, 20,000 units each, compared.
"$BENCH_PYTHON" make_facts.py "$work/out/2025/facts.csv" 20000 "$work/facts"
BENCH_NAME="two facts.csv of 20,000 units compared" \
  "$BENCH_PYTHON" compare_diff.py "$program" ../../Templates "$work/facts"
rm -rf "$work/facts"

corpus --units 1000 --seed 1
compare "1,000 units, every output" forms 5

corpus --units 20000 --seed 2
compare "province, 20,000 units, report and findings" findings 3
compare "province, with facts" facts 3
compare "province, every output" forms 3

if [ -n "${UNITS:-}" ]; then
  corpus --units "$UNITS" --seed 3
  compare "$UNITS units, report and findings" findings 1
fi

for encoding in utf-8 mix; do
  corpus --units 110 --ledger-rows 6000000 --seed 1 --encoding "$encoding"
  compare "county with a ledger of 6 million lines ($encoding)" ledger 5
done

echo
cat "$BENCH_TABLE"
