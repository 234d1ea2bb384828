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

# promtool out of Debian's release $1, under the name $2. Nothing is installed, and no source of apt changes.
unpack_promtool() {
    local release=$1 tool=$2 folder mirror
    # shellcheck disable=SC2016 # apt-get fills it in.
    mirror=$(apt-get indextargets --format '$(SITE)' 'ORIGIN: Debian' 'LABEL: Debian' | head -n 1)
    [[ -n $mirror ]] || return 1
    folder=$(mktemp --directory) && mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial" "$tools_folder"
    printf 'deb %s %s main\n' "$mirror" "$release" >"$folder/sources.list"
    local options=(-qq -o "Dir::Etc::SourceList=$folder/sources.list" -o Dir::Etc::SourceParts=- -o "Dir::State::Lists=$folder/lists" -o "Dir::Cache=$folder/cache")
    apt-get "${options[@]}" update &&
        (cd "$folder" && apt-get "${options[@]}" download promtool) &&
        dpkg-deb --extract "$folder"/promtool_*.deb "$folder/root" &&
        cp "$folder/root/usr/bin/promtool" "$tools_folder/$tool" &&
        "$tools_folder/$tool" --version
    local result=$?
    rm -rf "$folder"
    return $result
}

# Configuration is judged by a promtool of the version it is for, where one can be had.
ensure_promtool_of() {
    local release=$1 tool=promtool-$1
    if has_command "$tool" || (is_debian && unpack_promtool "$release" "$tool") >/dev/null 2>&1; then
        say "  $tool: $("$tool" --version 2>&1 | awk 'NR == 1 { print $3 }'), from Debian's $release"
    else
        rm -f "${tools_folder:?}/$tool"
        say "  $tool: none here; the image's judges in its place"
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
    ensure_promtool_of trixie
    ensure_promtool_of sid
    ensure_tool amtool Alertmanager
    ensure_chromium
}
