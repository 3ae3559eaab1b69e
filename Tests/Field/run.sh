#!/usr/bin/env bash
# Every situation of the field against the program, several at a time: run.sh PROGRAM TEMPLATES; exit 1 when one is wrong.
set -euo pipefail
export NIANBAO TEMPLATES
NIANBAO=$(realpath "$1") TEMPLATES=$(realpath "$2")
cd "$(dirname "$0")/cases"
names=$(ls -d [0-9]*)
[ "$(wc -w <<< "$names")" -eq 46 ] || { echo "field: 46 cases expected" >&2; exit 1; }
judge() {
  local said
  said=$(bash _run.sh "$1" 2>&1) || true
  [ "${said##*$'\n'}" = PASS ] || { printf '%s\n%s\n' "field: $1" "$said"; return 1; }
}
export -f judge
xargs -P "$(nproc)" -I{} bash -c 'judge {}' <<< "$names"
echo "field: 46 cases, all read rightly or told"
