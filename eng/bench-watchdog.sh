#!/usr/bin/env bash
# See usage below.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root
source "$root/eng/lib/console.sh"

usage() {
    cat <<'TEXT'
Usage: eng/bench-watchdog.sh [--help]

Measures Watchdog as a process of its own on a real PostgreSQL, on this machine: 2,000 alerts a second for 30 seconds, one
and ten to a webhook, of which none may be lost and 99 % have to be answered within 250 ms; and the first page with 10,000
alerts in the history, which has to take less than 100 ms. Fails when one of these does not hold. Takes about two minutes;
let nothing else run.
TEXT
}

[[ ${1-} != --help ]] || { usage && exit; }

"$root/eng/setup.sh"

step "Bench"
quietly "Building" dotnet build "$root/Monitoring.Tests" --configuration Release --nologo -v quiet
say "  $(nproc) processors"
MONITORING_REQUIRE_CONTAINERS=1 dotnet "$root/Monitoring.Tests/bin/Release/net10.0/Monitoring.Tests.dll" \
    -explicit only -class Monitoring.Tests.Watchdog.LoadBench -diagnostics -showLiveOutput -noColor
