# shellcheck shell=bash
# Container images: pulled where a registry answers, built from Debian's packages where none does.
# Needs console.sh, debian.sh, and $root, the repository's folder.

# shellcheck disable=SC2154 # root is set by the script that reads this file.
images_folder=$root/eng/images
images_profile=$root/Monitoring.AppHost/appsettings.images.json
base_image=monitoring-local/base:bookworm
content_label=monitoring.content
# A registry answers within a second or two; a black hole never does.
seconds_for_first_answer=20

declare -A unreachable_registries=()
declare -A profile_entries=()

# --- pulling -----------------------------------------------------------------------------------------------------------

image_exists() { docker image inspect "$1" >/dev/null 2>&1; }

# Says every ten seconds how far the pull that runs as process $1 and writes to file $2 has come.
report_pull() {
    local next=$((SECONDS + 10))
    while kill -0 "$1" 2>/dev/null; do
        if ((SECONDS >= next)); then
            say "    $(grep -c ': Pull complete' "$2") of $(grep -c ': Pulling fs layer' "$2") layers"
            next=$((SECONDS + 10))
        fi
        sleep 0.2
    done
}

# Pulls $1. On failure $pull_error says why; a registry that cannot be reached is not asked a second time.
pull_image() {
    local image=$1 registry=${1%%/*} log process deadline=$((SECONDS + seconds_for_first_answer))
    pull_error=${unreachable_registries[$registry]-}
    [[ -z $pull_error ]] || return 1

    say "  Pulling $image"
    log=$(mktemp)
    docker pull "$image" >"$log" 2>&1 </dev/null &
    process=$!
    while [[ ! -s $log ]] && kill -0 "$process" 2>/dev/null && ((SECONDS < deadline)); do
        sleep 0.1
    done
    if [[ ! -s $log ]] && kill "$process" 2>/dev/null; then
        pull_error="the registry $registry does not answer"
        unreachable_registries[$registry]=$pull_error
    else
        report_pull "$process" "$log"
        wait "$process" || pull_error=$(tail -n 1 "$log")
        if [[ $pull_error =~ 'no such host'|timeout|refused|unreachable|'server misbehaving'|'proxyconnect'|'request canceled' ]]; then
            pull_error="the registry $registry cannot be reached"
            unreachable_registries[$registry]=$pull_error
        fi
    fi
    rm -f "$log"
    [[ -z $pull_error ]] || {
        say "    not pulled: $pull_error"
        return 1
    }
}

# --- building ----------------------------------------------------------------------------------------------------------

hash_folder() { (cd "$1" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-16); }

# The base is Debian 12 without documentation; it keeps its package lists, so that the images on top need not fetch them.
make_base_image() {
    local content=$1 identity
    identity=$(
        as_root mmdebstrap --quiet --variant=apt --include=ca-certificates --skip=cleanup/apt/lists \
            --aptopt='Acquire::GzipIndexes "true"' --aptopt='Acquire::Languages "none"' \
            --dpkgopt=force-unsafe-io \
            --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
            --dpkgopt='path-exclude=/usr/share/locale/*/*' \
            --customize-hook="copy-in $images_folder/base/install-packages /usr/local/bin" \
            bookworm - |
            docker import --change "LABEL $content_label=$content" --change 'CMD ["/bin/sh"]' -
    ) || return 1
    docker tag "$identity" "$base_image"
}

ensure_base_image() {
    base_content=$({ hash_folder "$images_folder/base" && declare -f make_base_image; } | sha256sum | cut -c 1-16)
    [[ $(docker image inspect --format "{{index .Config.Labels \"$content_label\"}}" "$base_image" 2>/dev/null) != "$base_content" ]] || return 0
    has_command mmdebstrap || install_packages mmdebstrap
    quietly "Making the base image from Debian's packages" make_base_image "$base_content" ||
        fail "The base image could not be made." "See the lines above; then run this again."
}

# Prints repository:tag of the image built from what folder $1 holds now, if there is one.
find_built_image() {
    docker image ls --filter "label=$content_label=$2" --format '{{.Repository}}:{{.Tag}}' "monitoring-local/$1" |
        sed -n '/<none>\|:draft$/!{p;q}'
}

# Builds folder $1 with the content hash $2. The tag is the version of the Debian package in it.
build_image() {
    local product=$1 content=$2 identity package version
    local draft=monitoring-local/$product:draft
    # The host's network: it is known to reach the packages, and name servers of the host may be out of a container's reach.
    docker build --network host --label "$content_label=$content" --tag "$draft" "$images_folder/$product" || return 1
    identity=$(docker image inspect --format '{{.Id}}' "$draft") &&
        package=$(docker image inspect --format '{{index .Config.Labels "monitoring.package"}}' "$draft") &&
        version=$(docker run --rm --network none --entrypoint dpkg-query "$draft" \
            --show --showformat '${source:Upstream-Version}' "$package") &&
        docker tag "$identity" "monitoring-local/$product:${version%%[+~]*}" &&
        docker rmi "$draft"
}

build_images() {
    local product content failed=()
    local -A contents=() builds=()
    ensure_base_image
    for product in "$@"; do
        content=$(printf '%s %s' "$base_content" "$(hash_folder "$images_folder/$product")" | sha256sum | cut -c 1-16)
        contents[$product]=$content
        [[ -z $(find_built_image "$product" "$content") ]] || continue
        quietly "Building monitoring-local/$product" build_image "$product" "$content" &
        builds[$product]=$!
    done
    for product in "${!builds[@]}"; do
        wait "${builds[$product]}" || failed+=("$product")
    done
    [[ ${#failed[@]} == 0 ]] || fail "These images could not be built: ${failed[*]}" "See the lines above; then run this again."
    for product in "$@"; do
        built_images[$product]=$(find_built_image "$product" "${contents[$product]}")
    done
}

# --- the images profile ------------------------------------------------------------------------------------------------

# Prints what the profile says about product $1, if anything.
profile_entry() {
    [[ -f $images_profile ]] || return 0
    sed -n "s/^ *\"$1\": \({.*}\),\{0,1\}\$/\1/p" "$images_profile"
}

write_images_profile() {
    local key separator='' draft
    draft=$(mktemp "$images_profile.XXXXXX")
    {
        printf '{\n  "Monitoring": {\n    "Images": {\n'
        for key in "$@"; do
            printf '%s      "%s": %s' "$separator" "$key" "${profile_entries[$key]}"
            separator=$',\n'
        done
        printf '\n    }\n  }\n}\n'
    } >"$draft"
    chmod 644 "$draft"
    mv "$draft" "$images_profile"
}

# --- all together ------------------------------------------------------------------------------------------------------

# Sets substituted (keys, in the table's order) and why_not_pulled (key: reason) to what cannot be pulled.
# What an earlier run wrote down is believed: the registries are asked again when the profile is gone.
pull_images() {
    local key image folder
    while read -r key image folder; do
        folders[$key]=$folder
        profile_entries[$key]=$(profile_entry "$key")
        if [[ -z ${profile_entries[$key]} ]]; then
            if image_exists "$image" || pull_image "$image"; then
                continue
            fi
            why_not_pulled[$key]="$image could not be pulled: $pull_error"
        fi
        substituted+=("$key")
    done < <(grep -Ev '^[[:space:]]*(#|$)' "$images_folder/images.txt")
}

substitute_images() {
    local key image buildable=()
    for key in "${substituted[@]}"; do
        if [[ ${folders[$key]} == - ]]; then
            [[ -n ${profile_entries[$key]} ]] || profile_entries[$key]=$(unavailable "${why_not_pulled[$key]}; Debian has no package to build it from.")
        elif ! is_debian; then
            [[ -n ${profile_entries[$key]} ]] || profile_entries[$key]=$(unavailable "${why_not_pulled[$key]}; building it takes a Debian system.")
        else
            buildable+=("${folders[$key]}")
        fi
    done
    [[ ${#buildable[@]} == 0 ]] || build_images "${buildable[@]}"
    for key in "${substituted[@]}"; do
        image=${built_images[${folders[$key]}]-}
        [[ -z $image ]] || profile_entries[$key]="{ \"Registry\": \"\", \"Image\": \"${image%:*}\", \"Tag\": \"${image##*:}\" }"
    done
}

unavailable() {
    local reason=${1//\\/\\\\}
    printf '{ "Unavailable": "%s" }' "${reason//\"/\\\"}"
}

ensure_images() {
    local key substituted=()
    local -A folders=() why_not_pulled=() built_images=()
    [[ ! -f $images_profile ]] ||
        say "  As found out earlier, not every image can be pulled here. To ask the registries again, delete Monitoring.AppHost/appsettings.images.json."
    pull_images
    if [[ ${#substituted[@]} == 0 ]]; then
        rm -f "$images_profile"
        say "  Every image is here."
        return
    fi
    substitute_images
    write_images_profile "${substituted[@]}"
    for key in "${substituted[@]}"; do
        say "  $key: ${profile_entries[$key]}"
    done
}
