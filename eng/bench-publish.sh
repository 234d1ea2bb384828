#!/usr/bin/env bash
# See usage below.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root
source "$root/eng/lib/console.sh"

usage() {
    cat <<'TEXT'
Usage: eng/bench-publish.sh [runs] [--help]

Measures how long the AppHost, built before, takes to publish Production's Helm chart: from the start of the process to
its end, the median of 5 runs (or as many as you say), for 1, 2, 4 … 32 shards of Prometheus. Fails when Production takes
2 s or more, when two runs differ in a byte, or when the time grows faster than the shards.
TEXT
}

[[ ${1-} != --help ]] || { usage && exit; }
runs=${1:-5}
[[ $runs =~ ^[1-9][0-9]*$ ]] || fail "Not a number of runs: $runs" "See: eng/bench-publish.sh --help"

readonly limit_ms=2000
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# publish <shards> <folder>: prints the milliseconds it took.
publish() {
    local started=$(($(date +%s%N) / 1000000))
    (
        cd "$root/Monitoring.AppHost"
        DOTNET_ENVIRONMENT=Production dotnet bin/Release/net10.0/Monitoring.AppHost.dll --operation publish --step publish --clear-cache true \
            --output-path "$2" --Monitoring:Prometheus:Shards="$1" >"$folder/log" 2>&1 </dev/null
    ) || { cat "$folder/log" >&2 && fail "The publish failed." "See above."; }
    echo $(($(date +%s%N) / 1000000 - started))
}

# median <shards>: of as many runs as asked for.
median() {
    for ((run = 0; run < runs; run++)); do
        publish "$1" "$folder/$1"
    done | sort --numeric-sort | sed -n "$(((runs + 1) / 2))p"
}

step "Publish"
quietly "Building" dotnet build "$root/Monitoring.AppHost" --configuration Release --nologo -v quiet
one=$(median 1)
say "  Production: $one ms"
publish 1 "$folder/again" >/dev/null
diff --recursive "$folder/1" "$folder/again" || fail "Two runs wrote different charts." "See the difference above."
say "  A second run writes the same bytes"

slowest=$one
for shards in 2 4 8 16 32; do
    slowest=$(median "$shards")
    say "  $shards shards: $slowest ms, $(find "$folder/$shards/templates" -name '*.yaml' | wc -l) objects"
done

((one < limit_ms)) || fail "Production takes $one ms." "It should take less than $limit_ms ms."
((slowest <= 32 * one)) || fail "32 shards take $slowest ms, more than 32 times as long as one." "Something grows faster than the shards."
