#!/usr/bin/env bash
# See usage below.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root
source "$root/eng/lib/console.sh"
source "$root/eng/lib/debian.sh"

usage() {
    cat <<'TEXT'
Usage: eng/bench.sh [pairs] [--help]

Measures how long the stack takes from the start of the process until every component answers that it is ready: started
by the AppHost, and by Docker Compose with the same images, arguments, environment and files. Both start with empty
volumes, take turns, and are asked the same questions. Reports the medians of 5 pairs (or as many as you say), their
ratio, and the memory of the AppHost, the orchestrator and the dashboard at rest. Linux only.
TEXT
}

[[ ${1-} != --help ]] || { usage && exit; }
pairs=${1:-5}
[[ $pairs =~ ^[1-9][0-9]*$ ]] || fail "Not a number of pairs: $pairs" "See: eng/bench.sh --help"
[[ $(uname -s) == Linux ]] || fail "The memory is read from /proc, which only Linux has." "Run this on Linux."

find_compose() {
    if docker compose version >/dev/null 2>&1; then
        say "docker compose"
    elif has_command docker-compose; then
        say "docker-compose"
    fi
}

"$root/eng/setup.sh"

step "Bench"
if [[ -z $(find_compose) ]] && is_debian; then
    install_packages docker-compose
fi
compose=$(find_compose)
[[ -n $compose ]] || fail "There is no Docker Compose." "Install it: https://docs.docker.com/compose/install/"
say "  Against $($compose version --short), as $compose; $(nproc) processors"
quietly "Building" dotnet build "$root/Monitoring.AppHost" --configuration Release --nologo -v quiet
quietly "Building the bench" dotnet build "$root/eng/bench" --configuration Release --nologo -v quiet

clean_up() {
    rm -rf "$folder"
    # Only after an interruption is there anything left.
    docker ps --all --quiet --filter label=com.docker.compose.project=monitoring-bench | xargs --no-run-if-empty docker rm --force --volumes >/dev/null
}

folder=$(mktemp -d)
trap clean_up EXIT
dotnet "$root/eng/bench/bin/Release/net10.0/Monitoring.Bench.dll" \
    "$root/Monitoring.AppHost/bin/Release/net10.0/Monitoring.AppHost.dll" "$root/Monitoring.AppHost" "$folder" "$compose" "$pairs"
