#!/usr/bin/env bash
# See usage below.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root
source "$root/eng/lib/console.sh"
source "$root/eng/lib/images.sh"

usage() {
    cat <<'TEXT'
Usage: eng/run.sh [--help] [options of the AppHost]

Sets up what is missing (eng/setup.sh), starts the monitoring stack, and prints where everything is.
Ctrl+C stops it; data stays in named volumes. Options are handed on, for example:

  eng/run.sh --Monitoring:Prometheus:Retention=12h
TEXT
}

[[ ${1-} != --help ]] || { usage && exit; }

grafana_address() {
    if [[ $(profile_entry Grafana) == *Unavailable* ]]; then
        printf 'has no image here (see Monitoring.AppHost/appsettings.images.json)'
    else
        printf 'http://localhost:3000    user admin; password: grafana-admin-password under Parameters in the dashboard'
    fi
}

print_addresses() {
    cat <<TEXT

    Dashboard     $1
    Grafana       $(grafana_address)
    Prometheus    http://localhost:9090    no login
    Alertmanager  http://localhost:9093    no login

    Ctrl+C stops everything.

TEXT
}

# Hands the AppHost's output on; where the dashboard's login link appears, the other addresses follow.
# Ctrl+C reaches this process too: it stays to print what the AppHost says while it stops.
annotate() {
    local line
    trap '' INT
    while IFS= read -r line; do
        printf '%s\n' "$line"
        [[ ! $line =~ Login\ to\ the\ dashboard\ at\ (http[^[:space:]]+) ]] || print_addresses "${BASH_REMATCH[1]}"
    done
}

"$root/eng/setup.sh"

step "Starting the stack"
# Takes this script's place, so that signals reach it directly.
exec dotnet run --project "$root/Monitoring.AppHost" --launch-profile http -- "$@" > >(annotate)
