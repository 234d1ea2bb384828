# shellcheck shell=bash
# The container engine and its client. Needs console.sh and debian.sh.

# What Aspire's orchestrator asks of the docker client. Older engines are fine: 20.10 is tested.
minimum_client=25
engine_log=/var/log/dockerd.log

engine_runs() { docker info >/dev/null 2>&1; }

require_client() {
    local version
    has_command docker || fail "There is no docker client." "Install Docker: https://docs.docker.com/engine/install/"
    version=$(docker version --format '{{.Client.Version}}' 2>/dev/null) || true
    [[ -n $version ]] || fail "$(command -v docker) does not tell its version." "Is it Docker's client? See https://docs.docker.com/engine/install/"
    ((${version%%.*} >= minimum_client)) || fail \
        "The docker client $(command -v docker) is version $version; Aspire needs $minimum_client or later." \
        "Install a newer client before it in the PATH (the package docker-ce-cli, or the static binary): https://docs.docker.com/engine/install/binaries/"
    say "  docker client $version"
}

# Containers reach programs of this machine through a tunnel, whose image Aspire builds when it is first needed.
check_buildx() {
    local version
    version=$(docker buildx version 2>/dev/null | awk 'NR == 1 { print $2 }') || true
    if [[ -n $version ]]; then
        say "  docker buildx $version"
    else
        say "  The docker client has no buildx, with which Aspire builds the tunnel from containers to programs of this machine:"
        say "  what sends to such a program does not start. Install the plugin: https://docs.docker.com/build/concepts/overview/#install-buildx"
    fi
}

start_dockerd() {
    if [[ -d /run/systemd/system ]]; then
        quietly "Starting Docker" as_root systemctl start docker || fail "Docker does not start." "See: journalctl -u docker"
    else
        say "  Starting dockerd; its log is $engine_log"
        # A session of its own, so that it outlives this script and its terminal.
        # shellcheck disable=SC2024 # The shell that root runs opens the log.
        as_root sh -c "exec setsid nohup dockerd >>$engine_log 2>&1 </dev/null &"
    fi
}

wait_for_engine() {
    local deadline=$((SECONDS + 60))
    until engine_runs; do
        if ((SECONDS >= deadline)); then
            as_root tail -n 15 "$engine_log" >&2 || true
            fail "The container engine did not answer within 60 s." "See $engine_log, or: journalctl -u docker"
        fi
        sleep 0.3
    done
}

explain_unreachable_engine() {
    local error
    error=$(docker info 2>&1 >/dev/null | tail -n 1) || true
    [[ $error != *'permission denied'* ]] || fail "You may not use the container engine: $error" "Join its group (sudo usermod -aG docker $USER), and log in again."
    [[ -z ${DOCKER_HOST-} ]] || fail "The container engine at DOCKER_HOST=$DOCKER_HOST does not answer: $error" "Start it, or unset DOCKER_HOST."
}

ensure_engine() {
    if ! engine_runs; then
        ! has_command docker || explain_unreachable_engine
        is_debian || fail "The container engine does not run." "Start Docker (Docker Desktop, or: systemctl start docker), or install it: https://docs.docker.com/engine/install/"
        has_command dockerd || install_packages docker.io
        engine_runs || start_dockerd
        wait_for_engine
    fi
    require_client
    say "  docker engine $(docker version --format '{{.Server.Version}}')"
}
