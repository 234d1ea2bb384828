# shellcheck shell=bash
# Programs that tests check the product's output with. Tests that miss theirs are skipped, and say so.
# Needs console.sh, debian.sh, images.sh.

# shellcheck disable=SC2154 # root is set by the script that reads this file.
tools_folder=$root/artifacts/tools

# The image that the stack uses for product $1: ours if the images profile names one, else upstream's.
image_in_use() {
    local entry
    entry=$(profile_entry "$1")
    if [[ $entry =~ \"Image\":\ \"([^\"]+)\",\ \"Tag\":\ \"([^\"]+)\" ]]; then
        printf '%s:%s\n' "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
    else
        awk -v key="$1" '$1 == key { print $2 }' "$images_folder/images.txt"
    fi
}

# Copies /bin/$1 out of product $2's image: installing Debian's package would start a Prometheus on this machine.
copy_tool() {
    local tool=$1 container
    container=$(docker create "$(image_in_use "$2")") || return 1
    mkdir -p "$tools_folder"
    docker cp "$container:/bin/$tool" "$tools_folder/$tool" >/dev/null || return 1
    docker rm --volumes "$container" >/dev/null
    "$tools_folder/$tool" --version >/dev/null 2>&1
}

ensure_tool() {
    if has_command "$1"; then
        say "  $1: $(command -v "$1")"
    elif copy_tool "$1" "$2" 2>/dev/null; then
        say "  $1: artifacts/tools/$1, from the image of $2"
    else
        rm -f "$tools_folder/$1"
        say "  $1: none here; the tests that need it are skipped"
    fi
}

ensure_chromium() {
    if ! has_command chromium && is_debian; then
        install_packages chromium
    fi
    say "  chromium: $(command -v chromium || printf 'none here; the tests that need it are skipped')"
}

ensure_test_tools() {
    PATH=$PATH:$tools_folder
    ensure_tool promtool Prometheus
    ensure_tool amtool Alertmanager
    ensure_chromium
}
