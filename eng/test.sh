#!/usr/bin/env bash
# See usage below.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root
readonly results=$root/artifacts/test-results
source "$root/eng/lib/console.sh"
source "$root/eng/lib/checks.sh"

usage() {
    cat <<'TEXT'
Usage: eng/test.sh [--fast] [--help]

Sets up what is missing (eng/setup.sh), builds, and runs every check there is: the tests, the format of the code, the
shell scripts, Aspire's public API against what we use of it, and the checked-in manifest and chart. The last line counts
the tests.

  --fast  without containers: neither an engine nor images are needed, and the tests that need them are left out
  --help  this text
TEXT
}

fast=false
for option in "$@"; do
    case $option in
        --fast) fast=true ;;
        --help) usage && exit ;;
        *) fail "Unknown option: $option" "See: eng/test.sh --help" ;;
    esac
done

failed_checks=()

# check <name> <command...>: a failure is reported, and the next check runs all the same.
check() {
    local name=$1 started=$SECONDS
    shift
    step "$name"
    if ("$@"); then
        say "  $name: passed in $((SECONDS - started)) s"
    else
        say "  $name: FAILED after $((SECONDS - started)) s"
        failed_checks+=("$name")
    fi
}

finish() {
    local passed=0 failed=0 skipped=0
    read -r passed failed skipped < <(count_tests "$results")
    if [[ $((passed + failed)) == 0 ]]; then
        failed_checks+=("No test ran")
    fi
    say ""
    failed_tests "$results"
    [[ ${#failed_checks[@]} == 0 ]] || printf 'FAILED: %s\n' "${failed_checks[@]}"
    say "$passed passed, $failed failed, $skipped skipped"
    [[ $failed == 0 && ${#failed_checks[@]} == 0 ]]
}

rm -rf "$results"
mkdir -p "$results"
PATH=$PATH:$root/artifacts/tools

setup_options=(--tests)
test_options=()
export MONITORING_REQUIRE_CONTAINERS=1
if [[ $fast == true ]]; then
    setup_options+=(--no-containers)
    test_options+=(--filter "Category!=Containers")
    unset MONITORING_REQUIRE_CONTAINERS
fi

check "Set-up" "$root/eng/setup.sh" "${setup_options[@]}"
check "Build" dotnet build "$root/Monitoring.sln" --nologo -v quiet
if [[ ${#failed_checks[@]} == 0 ]]; then
    check "Tests" run_tests "$results" "${test_options[@]}"
    check "Format" dotnet format "$root/Monitoring.sln" --verify-no-changes --no-restore
    check "Shell scripts" check_shell_scripts
    check "Aspire's API" check_aspire_api
    check "Manifest" check_manifest
    check "Helm chart" check_chart
fi
finish
