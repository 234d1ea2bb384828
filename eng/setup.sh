#!/usr/bin/env bash
# See usage below.
set -Eeuo pipefail
trap 'printf "\nerror: %s, line %s: this failed: %s\n" "${BASH_SOURCE[0]##*/}" "$LINENO" "$BASH_COMMAND" >&2' ERR

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root
source "$root/eng/lib/console.sh"
source "$root/eng/lib/debian.sh"
source "$root/eng/lib/dotnet.sh"
source "$root/eng/lib/engine.sh"
source "$root/eng/lib/aspire-cli.sh"
source "$root/eng/lib/images.sh"
source "$root/eng/lib/test-tools.sh"

usage() {
    cat <<'TEXT'
Usage: eng/setup.sh [--tests] [--no-containers] [--help]

Makes sure that this machine can build and run the stack. What is there already is left alone, so it can be run again
at any time; that takes a second or two.

  .NET SDK          checked
  container engine  Debian: docker.io is installed and dockerd started when there is none; elsewhere: checked
  Aspire CLI        installed below ~/.aspire when this NuGet source lacks the Aspire packages (see offline/README.md)
  container tunnel  checked, with Aspire's own packages: the docker client builds it with buildx
  images            pulled; what cannot be pulled is built from Debian's packages (see eng/images/images.txt), and the
                    AppHost learns of it from Monitoring.AppHost/appsettings.images.json

Options:
  --tests          also what the tests check with: promtool (also later ones), amtool, chromium
  --no-containers  neither engine nor images
  --help           this text
TEXT
}

# Two at once would build the same images. Taken late, so that dockerd does not inherit the lock and keep it.
wait_for_turn() {
    has_command flock || return 0
    exec {lock}>"${TMPDIR:-/tmp}/monitoring-images.$EUID.lock"
    flock --nonblock "$lock" || { say "  Waiting for another eng/setup.sh ..." && flock "$lock"; }
}

containers=true tests=false
for option in "$@"; do
    case $option in
        --tests) tests=true ;;
        --no-containers) containers=false ;;
        --help) usage && exit ;;
        *) fail "Unknown option: $option" "See: eng/setup.sh --help" ;;
    esac
done

step ".NET SDK"
ensure_dotnet

if [[ $containers == true ]]; then
    step "Container engine"
    ensure_engine
fi

if uses_stand_ins; then
    step "Aspire CLI"
    ensure_cli
elif [[ $containers == true ]]; then
    step "Container tunnel"
    check_buildx
fi

if [[ $containers == true ]]; then
    step "Images"
    wait_for_turn
    ensure_images
fi

if [[ $tests == true ]]; then
    step "Tools of the tests"
    ensure_test_tools
fi
