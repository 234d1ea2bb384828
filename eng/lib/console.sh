# shellcheck shell=bash
# What the scripts in eng/ say, and how they fail.

say() { printf '%s\n' "$*"; }
step() { printf '\n==> %s\n' "$*"; }

# fail <what is wrong> <how to fix it>
fail() {
    printf '\nerror: %s\n' "$1" >&2
    [[ $# -lt 2 ]] || printf 'Fix:   %s\n' "$2" >&2
    exit 1
}

has_command() { command -v "$1" >/dev/null 2>&1; }

# Runs a command whose output matters only when it fails; says when it starts, and how long it took.
# quietly <what it does> <command...>
quietly() {
    local what=$1 log started=$SECONDS status=0
    shift
    log=$(mktemp)
    say "  $what ..."
    "$@" >"$log" 2>&1 </dev/null || status=$?
    if [[ $status == 0 ]]; then
        say "  $what: done in $((SECONDS - started)) s"
    else
        say "  $what: failed"
        tail -n 30 "$log" >&2
    fi
    rm -f "$log"
    return "$status"
}
