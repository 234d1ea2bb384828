# shellcheck shell=bash
# The Aspire CLI, which brings the orchestrator (DCP) and the dashboard that the stand-ins drive. Needs console.sh and debian.sh.

aspire_home=$HOME/.aspire
tested_cli=13.5.4

# True for the versions that the stand-ins understand: 13.5 and what follows it within 13.
is_usable_cli() { [[ $1 =~ ^13\.([0-9]+)\. ]] && ((BASH_REMATCH[1] >= 5)); }

cli_package() {
    local system machine
    system=$(uname -s)-$(uname -m)
    case $system in
        Linux-x86_64) machine=linux-x64 ;;
        Linux-aarch64) machine=linux-arm64 ;;
        *) fail "There is no Aspire CLI to install here for $system." "Install it yourself (https://aspire.dev), and run: aspire setup" ;;
    esac
    printf '@microsoft/aspire-cli-%s' "$machine"
}

# Puts the CLI where its own installer puts it: there it finds the bundle beside it.
install_cli() {
    local package=$1 version=$2 folder=$aspire_home/npm
    npm install --global --prefix "$folder" --no-fund --no-audit "$package@$version" &&
        mkdir -p "$aspire_home/bin" &&
        mv -f "$folder/lib/node_modules/$package/bin/aspire" "$aspire_home/bin/aspire" &&
        rm -rf "$folder"
}

find_cli() {
    if has_command aspire; then
        command -v aspire
    elif [[ -x $aspire_home/bin/aspire ]]; then
        printf '%s\n' "$aspire_home/bin/aspire"
    fi
}

ensure_cli() {
    local cli version
    cli=$(find_cli)
    version=$([[ -z $cli ]] || "$cli" --version 2>/dev/null) || true
    if ! is_usable_cli "$version"; then
        local package
        package=$(cli_package)
        has_command npm || { is_debian && install_packages npm; } || fail "The Aspire CLI comes from npm, and there is no npm." "Install Node.js: https://nodejs.org"
        quietly "Installing the Aspire CLI $tested_cli" install_cli "$package" "$tested_cli" ||
            quietly "It is not to be had; installing the latest 13.x" install_cli "$package" '>=13.5.0 <14' ||
            fail "The Aspire CLI could not be installed." "Try: npm install --global $package"
        cli=$aspire_home/bin/aspire
        version=$("$cli" --version) || fail "The installed Aspire CLI does not start: $cli" "See the lines above."
    fi
    say "  Aspire CLI ${version%%+*}: $cli"
    [[ ${version%%+*} == "$tested_cli" ]] || say "  Note: the stand-ins were tested with Aspire CLI $tested_cli."
    has_command aspire || say "  To have the command aspire: export PATH=\"\$HOME/.aspire/bin:\$PATH\""
    if [[ ! -x $aspire_home/bundle/dcp/dcp || ! -x $aspire_home/bundle/managed/aspire-managed ]]; then
        quietly "Unpacking the orchestrator and the dashboard" "$cli" setup --nologo --non-interactive --install-path "$aspire_home" ||
            fail "The Aspire CLI could not unpack its bundle." "See the lines above; try: $cli setup --force --install-path $aspire_home"
    fi
}
