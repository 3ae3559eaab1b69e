#!/usr/bin/env bash
# Compiles the documentation of the core from the modules of the last `swift build`; a warning is an error.
#
#   docc.sh [FOLDER]    leaves the pages in FOLDER, else throws them away
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The core's own C modules and those of its dependencies, which the module names but does not hold.
maps=()
while IFS= read -r map; do maps+=(-Xcc "-fmodule-map-file=$map"); done < <(
  find .build/checkouts -path '*/include/*' -name module.modulemap
  find Sources -name module.modulemap
)
swift symbolgraph-extract -module-name Nianbao -I .build/debug/Modules \
  -target "$(swift -print-target-info | sed -n 's/.*"unversionedTriple": "\(.*\)".*/\1/p')" \
  -minimum-access-level public -skip-synthesized-members -output-dir "$work" "${maps[@]}"
docc convert Sources/Nianbao/Nianbao.docc --additional-symbol-graph-dir "$work" \
  --output-path "${1:-$work/pages}" --warnings-as-errors
echo "The documentation compiles without a warning."
