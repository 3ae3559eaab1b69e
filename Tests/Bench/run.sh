#!/usr/bin/env bash
# Times nianbao beside pandas, Polars and DuckDB on a generated county, in one run: run.sh PROGRAM [UNITS]
# BENCH_PYTHON names a Python that has requirements.txt; without it an environment is made here.
set -euo pipefail
program=$(realpath "$1")
units=${2:-110}
cd "$(dirname "$0")"
export BENCH_PYTHON=${BENCH_PYTHON:-$PWD/venv/bin/python}
if [ ! -x "$BENCH_PYTHON" ]; then
  python3 -m venv venv
  venv/bin/pip install -q -r requirements.txt
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$BENCH_PYTHON" make_corpus.py --units "$units" --seed 1 --encoding mix --out "$work/corpus"
"$BENCH_PYTHON" compare.py "$program" ../../Templates "$work"

# Two facts.csv of a province, 20,000 units each, compared.
"$BENCH_PYTHON" make_facts.py "$work/out/2025/facts.csv" 20000 "$work/facts"
"$BENCH_PYTHON" compare_diff.py "$program" ../../Templates "$work/facts"
rm -rf "$work/facts"

# A county's ledger of 1.2 million lines, in UTF-8 and in mixed encodings.
for encoding in utf-8 mix; do
  rm -rf "$work/corpus"
  "$BENCH_PYTHON" make_corpus.py --units "$units" --ledger-rows 1200000 --seed 1 --encoding "$encoding" --out "$work/corpus"
  "$BENCH_PYTHON" compare.py "$program" ../../Templates "$work" ledger
done
