#!/usr/bin/env bash
# Runs two builds of the program side by side and compares every byte that they write and say:
# same_outputs.sh OLD NEW [PROJECT…]
#
# OLD_TEMPLATES names the templates that the old program was made for, where they are not the present ones. Where these
# differ, or the versions of the programs, hashes and sizes are not compared.
#
# Without projects it takes the sample, yaodian and three generated corpora (county, mixed encodings, faults), for which
# BENCH_PYTHON must name a Python that has numpy.
set -uo pipefail
old=$(realpath "$1") new=$(realpath "$2")
shift 2
root=$(cd "$(dirname "$0")/../.." && pwd)
old_templates=$(realpath "${OLD_TEMPLATES:-$root/Templates}") new_templates=$root/Templates
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
python=${BENCH_PYTHON:-/usr/bin/python3}

corpus() { # name, arguments of make_corpus.py…
  local name=$1
  shift
  "$python" "$root/Tests/Bench/make_corpus.py" "$@" --out "$work/corpora/$name" >/dev/null && projects+=("$work/corpora/$name")
}

projects=("$@")
if [ ${#projects[@]} = 0 ]; then
  projects=("$root/Inputs" "$root/Tests/Samples/yaodian")
  mkdir "$work/corpora"
  corpus county --units 110 --ledger-rows 20000 --seed 1
  corpus mixed --units 110 --ledger-rows 20000 --seed 1 --encoding mix
  corpus faults --units 330 --ledger-rows 5000 --seed 3 --encoding mix --faults 90
fi

# Says one command, and keeps what it says under the number of its place.
say() {
  count=$((count + 1))
  local to=said/$(printf %03d $count)-$1
  "$program" "$@" >"$to.out" 2>"$to.err"
  echo $? >"$to.status"
}

# The whole life of a project, command by command.
live() {
  local year before forms code rules place number
  count=0
  mkdir said
  year=$(sed -n 's/^year: *//p' Inputs/project.yaml | tr -d '\r')
  before=$((year - 1))
  mapfile -t forms < <(find "Inputs/$year/forms" -type f | LC_ALL=C sort)
  for rules in "" --json --markdown; do say rules $rules; done
  for format in text md json html; do say diff $before "$year" --format $format; done
  say diff $before "$year" --output said/years.xlsx
  say blank --all
  say blank --all --format csv --output blank
  say build --outputs facts,findings
  say build --each --return returned --json
  say build
  code=$(cut -d, -f1 Inputs/units.csv | sed -n 2p)
  say build --unit "$code"
  say check "${forms[@]}"
  say check --json "${forms[@]}"
  for number in 0 1 2 3 4; do
    [ -n "${forms[$number]:-}" ] && say check --annotate "said/check-$number.xlsx" "${forms[$number]}"
  done
  (mkdir elsewhere && cd elsewhere && "$program" check --templates ../Templates "../${forms[0]}" >../said/alone.out 2>../said/alone.err)
  for format in text csv json html; do say status --as-of $((year + 1))-02-03 --format $format; done
  say remind --as-of $((year + 1))-02-03
  say remind --as-of $((year + 1))-02-03 --bulletin --output letters
  while read -r place; do
    say why "$place"
    say why "$place" --json
    say why "$place" --unit "$code"
  done < <(awk -F, 'NR % 40 == 2 {print $2 "/" $3 "/" $4; print $2}' "Out/$year/summary.csv")
  say diff $before "Out/$year"
  say freeze 送审稿 --draft --by 张三 --on $((year + 1))-02-05
  say verify "Out/$year" --inputs Inputs --templates Templates
  # What the office decides: the first findings are explained, the first number is put right, two files come in again.
  "$python" - "Out/$year" >steps <<'PYTHON'
import csv, sys
folder = sys.argv[1]
read = lambda name: list(csv.DictReader(open(f"{folder}/{name}", encoding="utf-8-sig")))
plain = lambda text: text[1:] if text[:2] in ("'=", "'+", "'-", "'@") else text
for line in read("findings.csv")[:12]:
    unit = ["--unit", plain(line["unit"])] if line["unit"] else []
    print("\t".join(["waive", line["rule"], *unit, "--reason", "属实", "--by", "李四", "--date", "2026-02-06"]))
for line in [line for line in read("facts.csv") if line["state"] == "number"][:3]:
    place = "/".join(line[name] for name in ("table", "row", "column"))
    value = str(int(float(line["value"])) + 1)
    print("\t".join(["correct", place, value, "--unit", plain(line["unit"]), "--reason", "核实", "--by", "李四", "--date", "2026-02-06"]))
PYTHON
  while IFS=$'\t' read -r -a step; do say "${step[@]}"; done <steps
  mkdir post
  for number in 0 1 2; do
    [ -n "${forms[$number]:-}" ] && cp "${forms[$number]}" "post/来件$number.${forms[$number]##*.}"
  done
  say receive --at "$((year + 1))-02-07 09:05" post/*
  say receive --anyway --reason 先收下 --at "$((year + 1))-02-07 10:05" post/*
  say build
  say freeze 修改稿 --draft --with-ledgers --on $((year + 1))-02-09
  for format in text md json html; do say diff 1 2 --format $format --exit-code; done
  say diff 1 2 --output said/versions.xlsx
  for json in "" --json; do
    say history $json
    for number in 1 2; do
      say verify "$(echo "Out/versions/$year/$number-"*)" --rebuild $json
    done
  done
  say why "$place" --version 1
}

# Without what a version of the program changes by itself.
plain() {
  [ "$("$old" --version)" = "$("$new" --version)" ] && diff -rq "$old_templates" "$new_templates" >/dev/null && return
  chmod -R u+w "$1"
  find "$1" \( -name manifest.json -o -name SHA256SUMS -o -path '*/said/*' -not -name '*.xlsx' \) -type f -print0 |
    xargs -0 sed -Ei 's/nianbao [0-9]+\.[0-9.]+/nianbao VERSION/g; s/\b[0-9a-f]{12,64}\b/HASH/g; s/"size" : [0-9]+/"size" : SIZE/'
}

failed=0
for project in "${projects[@]}"; do
  name=$(basename "$project")
  for side in old new; do
    program=${!side} templates=${side}_templates
    mkdir -p "$work/$side/$name"
    cp -r "$project" "$work/$side/$name/Inputs"
    cp -r "${!templates}" "$work/$side/$name/Templates"
    (cd "$work/$side/$name" && live)
    plain "$work/$side/$name"
  done
  files=$(find "$work/new/$name" -type f | wc -l)
  if diff -r -x Templates "$work/old/$name" "$work/new/$name"; then
    echo "same: $name, $files files"
  else
    echo "DIFFERENT: $name"
    failed=1
  fi
done
exit $failed
