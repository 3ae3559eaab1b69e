#!/usr/bin/env bash
# What other engineers see of the libraries, from the modules of the last `swift build`: the examples of the README and of
# the documentation compile in a package of their own, and the documentation compiles without a warning. What is fuzzed
# still has the shape that the fuzzer's targets know, which nobody else compiles.
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

# The example of a page must call what is named behind it.
example() {
  local page=$1 call
  shift
  {
    sed -n '/^```swift$/,/^```$/p' "$page" | grep '^import '
    echo 'func example(_ folder: String) throws {'
    sed -n '/^```swift$/,/^```$/p' "$page" | grep -v -e '^```' -e '^import '
    echo '}'
  } >"$work/example.swift"
  for call in "$@"; do
    grep -q "\.$call" "$work/example.swift" || { echo "$page does not call $call"; exit 1; }
  done
  swiftc -typecheck -warnings-as-errors -swift-version 6 -package-name stranger "${modules[@]}" "$work/example.swift"
  echo "The example of $page compiles in another package."
}
example README.md 'read(' 'check(' 'build('
example Sources/Nianbao/Nianbao.docc/FromAnotherProgram.md \
  'read(' 'check(' 'build(' 'blankForms(' 'write(' 'freeze(' 'why(' 'difference(' 'version('

swiftc -typecheck -swift-version 6 -package-name fuzz -module-name Fuzz -parse-as-library "${modules[@]}" \
  Tests/Fuzz/Sources/Fuzz/*.swift
echo "The fuzzer's targets compile."

swift symbolgraph-extract -module-name Nianbao "${modules[@]}" \
  -target "$(swift -print-target-info | sed -n 's/.*"unversionedTriple": "\(.*\)".*/\1/p')" \
  -minimum-access-level public -skip-synthesized-members -output-dir "$work"
docc convert Sources/Nianbao/Nianbao.docc --additional-symbol-graph-dir "$work" \
  --output-path "${1:-$work/pages}" --warnings-as-errors
echo "The documentation compiles without a warning."
