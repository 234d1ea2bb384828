# shellcheck shell=bash
# Installing packages, where the system is Debian or a relative of it. Needs console.sh.

is_debian() { has_command apt-get && has_command dpkg; }

as_root() {
    if [[ $EUID == 0 ]]; then
        "$@"
    elif has_command sudo; then
        sudo -- "$@"
    else
        fail "This needs root: $*" "Run it as root, or install sudo."
    fi
}

# Debian packages, with only what they cannot do without. The package lists are fetched at most once in a run.
install_packages() {
    if [[ -z ${package_lists_are_fresh-} ]]; then
        quietly "Fetching the package lists" as_root apt-get update -qq ||
            fail "The package lists could not be fetched." "Check the network and the sources of apt; then run this again."
        package_lists_are_fresh=true
    fi
    quietly "Installing $*" as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -o DPkg::Lock::Timeout=300 -qq --yes --no-install-recommends "$@" ||
        fail "These packages could not be installed: $*" "See the lines above; then run this again."
}
