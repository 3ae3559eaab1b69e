#!/usr/bin/env bash
# What other engineers see of the libraries, from the modules of the last `swift build`: the README's example compiles in a
# package of its own, and the documentation compiles without a warning.
#
#   surface.sh [FOLDER]    leaves the pages of the documentation in FOLDER, else throws them away
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Our own C modules and those of the dependencies, which a module names but does not hold.
modules=(-I .build/debug/Modules)
while IFS= read -r map; do modules+=(-Xcc "-fmodule-map-file=$map"); done < <(
  find .build/checkouts -path '*/include/*' -name module.modulemap
  find Sources -name module.modulemap
)

{
  sed -n '/^```swift$/,/^```$/p' README.md | grep '^import '
  echo 'func example(_ folder: String) throws {'
  sed -n '/^```swift$/,/^```$/p' README.md | grep -v -e '^```' -e '^import '
  echo '}'
} >"$work/example.swift"
grep -q 'project.build()' "$work/example.swift"
swiftc -typecheck -swift-version 6 -package-name stranger "${modules[@]}" "$work/example.swift"
echo "The README's example compiles in another package."

swift symbolgraph-extract -module-name Nianbao "${modules[@]}" \
  -target "$(swift -print-target-info | sed -n 's/.*"unversionedTriple": "\(.*\)".*/\1/p')" \
  -minimum-access-level public -skip-synthesized-members -output-dir "$work"
docc convert Sources/Nianbao/Nianbao.docc --additional-symbol-graph-dir "$work" \
  --output-path "${1:-$work/pages}" --warnings-as-errors
echo "The documentation compiles without a warning."
