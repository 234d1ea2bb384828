#!/usr/bin/env bash
# See usage below.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root
source "$root/eng/lib/console.sh"

usage() {
    cat <<'TEXT'
Usage: eng/run.sh [--help] [options of the AppHost]

Sets up what is missing (eng/setup.sh), starts the monitoring stack, and prints where everything is.
Ctrl+C stops it; data stays in named volumes. Options are handed on, for example:

  eng/run.sh --Monitoring:Prometheus:Retention=12h
TEXT
}

[[ ${1-} != --help ]] || { usage && exit; }

declare -A address=([grafana]='has no image here (see Monitoring.AppHost/appsettings.images.json)')

print_addresses() {
    local login=''
    [[ ${address[grafana]} != http* ]] || login='    user admin; password: grafana-admin-password under Parameters in the dashboard'
    cat <<TEXT

    Dashboard     $1
    Grafana       ${address[grafana]}$login
    Prometheus    ${address[prometheus-0]-${address[prometheus]-}}    no login
    Alertmanager  ${address[alertmanager-0]-${address[alertmanager]-}}    no login

    Ctrl+C stops everything.

TEXT
}

# Hands the AppHost's output on; where the dashboard's login link appears, the addresses that it has told before follow.
# Ctrl+C reaches this process too: it stays to print what the AppHost says while it stops.
annotate() {
    local line
    trap '' INT
    while IFS= read -r line; do
        printf '%s\n' "$line"
        [[ ! $line =~ ([a-z0-9-]+)\ is\ at\ (http[^[:space:]]+) ]] || address[${BASH_REMATCH[1]}]=${BASH_REMATCH[2]}
        [[ ! $line =~ Login\ to\ the\ dashboard\ at\ (http[^[:space:]]+) ]] || print_addresses "${BASH_REMATCH[1]}"
    done
}

"$root/eng/setup.sh"

step "Starting the stack"
# Takes this script's place, so that signals reach it directly.
exec dotnet run --project "$root/Monitoring.AppHost" --launch-profile http -- "$@" > >(annotate)
