#!/usr/bin/env bash
# Compares the simulated writes a second of this checkout with those of an earlier commit, in turns and in one run, so that
# what else the machine does falls on both.
#
#   src/bench/against.sh [COMMIT] [ROUNDS]
#
# COMMIT: by default the one before latency protection, tunables, transports and failures came into the write path.
# Prints the median of each and the median of the ratios of the pairs.
set -euo pipefail
cd "$(dirname "$0")/../.."
commit=${1:-43e6489}
rounds=${2:-3}

git rev-parse --quiet --verify "$commit^{commit}" > /dev/null ||
  { echo "against.sh: found no commit $commit here; expected one of 'git log'. Maybe this is a shallow clone: git fetch --unshallow" >&2; exit 2; }
[[ $rounds =~ ^[1-9][0-9]*$ ]] || { echo "against.sh: found $rounds, expected a number of rounds, 1 or more" >&2; exit 2; }

folder=$(mktemp -d)
trap 'git worktree remove --force "$folder/then" 2> /dev/null || true; rm -rf "$folder"' EXIT
git worktree add --quiet --detach "$folder/then" "$commit"

# Compiles a checkout; prints the class path of its benchmark.
class_path() {
  (cd "$1" && mvn -B -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile="$folder/path" -Dmdep.includeScope=test >&2)
  printf '%s' "$1/target/test-classes:$1/target/classes:$(cat "$folder/path")"
}
now=$(class_path "$PWD")
then=$(class_path "$folder/then")

# The median writes a second of one run of the benchmark.
rate() {
  java -Xmx512m -XX:+UseSerialGC -cp "$1" org.ibcsim.simulate.PipelineBenchmark |
    sed -nE 's/^median ([0-9,]+) writes a second.*/\1/p' | tr -d ,
}

for ((round = 1; round <= rounds; round++)); do
  before=$(rate "$then")
  after=$(rate "$now")
  awk -v before="$before" -v after="$after" -v round="$round" -v commit="$commit" 'BEGIN {
    printf "round %d: %d writes a second at %s, %d now, ratio %.3f\n", round, before, commit, after, after / before }'
  awk -v before="$before" -v after="$after" 'BEGIN { print after / before }' >> "$folder/ratios"
done
sort -n "$folder/ratios" | awk '{ ratio[NR] = $1 } END { printf "median ratio %.3f (needed: 0.900)\n", ratio[int((NR + 1) / 2)] }'
