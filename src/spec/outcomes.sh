#!/usr/bin/env bash
# Explores litmus tests of this specification exhaustively with Spin and prints every outcome of each, sorted, in the form
# of the kept file:
#     src/spec/outcomes.sh > src/spec/litmus.outcomes      all tests of src/spec/tests
#     src/spec/outcomes.sh NAME...                         some of them
# Ends with 0; with 1 if a search found an error or was cut short; with 2 if spin or gcc is missing or a test is unknown.
set -euo pipefail
export LC_ALL=C
here=$(cd "$(dirname "$0")" && pwd)

for tool in spin gcc; do
  command -v "$tool" > /dev/null || { echo "outcomes.sh: $tool is not installed (Debian: apt-get install spin gcc)" >&2; exit 2; }
done

# One test: line 1 of what it writes is its name, the others are its outcomes.
explore() {
  local name=$1 scripts=${2:-$1} switch=${3:-}
  local folder=$work/$name
  mkdir "$folder"
  cd "$folder"
  spin ${switch:+"-D$switch"} -a "$here/litmus/$scripts.pml" > spin.log 2>&1 &&
    gcc -O0 -w -DSAFETY -DNOREDUCE -DNOFAIR -o pan pan.c > gcc.log 2>&1 ||
    { cat spin.log gcc.log 2> /dev/null; echo "outcomes.sh: $name could not be built"; return 1; } >&2
  # -E: a script may wait for ever; -m: deeper than any path of these tests, and an error if not
  ./pan -E -b -m100000 -w20 > pan.log 2>&1 || true
  if ! grep -q 'errors: 0$' pan.log || grep -q 'max search depth too small\|out of memory' pan.log; then
    { cat pan.log; echo "outcomes.sh: the search of $name found an error or was cut short"; } >&2
    return 1
  fi
  {
    echo "$name:"
    sed -n 's/^outcome /  - /p' pan.log | sort -u
  } > outcomes
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export work here
export -f explore

chosen=$(grep -v '^#' "$here/tests")
if [[ $# -gt 0 ]]; then
  all=$chosen chosen=
  for name in "$@"; do
    line=$(grep -E "^$name( |\$)" <<< "$all") || { echo "outcomes.sh: src/spec/tests has no test $name" >&2; exit 2; }
    chosen+=${chosen:+$'\n'}$line
  done
fi

xargs -P "$(nproc)" -I{} bash -euo pipefail -c 'explore {}' <<< "$chosen" ||
  { echo "outcomes.sh: not every test was explored" >&2; exit 1; }
while read -r name _; do
  cat "$work/$name/outcomes"
done <<< "$chosen"
