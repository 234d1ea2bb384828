# shellcheck shell=bash
# The checks of eng/test.sh, one function each: true when it passes or cannot be made here. Needs console.sh and $root.

# Runs the solution's tests; leaves one .trx file per project in folder $1. A test that hangs is ended after a while.
run_tests() {
    local folder=$1
    shift
    # shellcheck disable=SC2154 # root is set by the script that reads this file.
    dotnet test "$root/Monitoring.sln" --no-build --nologo --logger trx --results-directory "$folder" \
        --blame-hang-timeout 10m --blame-hang-dump-type none "$@" </dev/null
}

# Prints "passed failed skipped", summed over the .trx files in folder $1. A test that was cut short has failed.
count_tests() {
    find "$1" -name '*.trx' -exec grep -ho '<Counters [^>]*>' {} + | awk -F '"' '
        {
            for (i = 1; i < NF; i += 2) {
                name = $i
                gsub(/[^A-Za-z]/, "", name)
                sub(/^Counters/, "", name)
                count[name] = $(i + 1)
            }
            passed += count["passed"]
            failed += count["executed"] - count["passed"]
            skipped += count["total"] - count["executed"]
        }
        END { print passed + 0, failed + 0, skipped + 0 }'
}

# Prints the names of the tests that failed, from the .trx files in folder $1.
failed_tests() {
    find "$1" -name '*.trx' -exec grep -ho '<UnitTestResult [^>]*outcome="Failed"[^>]*>' {} + |
        sed 's/.* testName="\([^"]*\)".*/Failed: \1/; s/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | sort || true
}

check_shell_scripts() {
    if ! has_command shellcheck; then
        say "  Skipped: shellcheck is not installed."
        return
    fi
    (
        cd "$root" &&
            git ls-files '*.sh' .ci/run eng/images/base/install-packages eng/images/redis/redis-server |
            xargs shellcheck --external-sources --source-path=SCRIPTDIR --source-path=.
    )
}

# Prints the assemblies of the projects in folder $1 of the repository: those in a folder of their own name.
assemblies_of() {
    local folder name
    for folder in "$root/$1"/*/; do
        name=$(basename "$folder")
        [[ ! -d $folder/bin || ! -f $folder/$name.csproj ]] || find "$folder/bin/Debug" -maxdepth 2 -name "$name.dll"
    done
}

# Proves that code built with the stand-ins of offline/ compiles against the real packages too.
check_aspire_api() {
    local checker=$root/../shared/aspire-api/check.sh stand_ins product
    if [[ ! -x $checker ]]; then
        say "  Skipped: the list of Aspire's public API is not beside this repository (../shared/aspire-api)."
        return
    fi
    mapfile -t product < <(assemblies_of .)
    "$checker" use "${product[@]}" || return 1
    if [[ -d $root/offline ]]; then
        mapfile -t stand_ins < <(assemblies_of offline)
        "$checker" subset "${stand_ins[@]}"
    fi
}

# The checked-in manifest is what the AppHost writes today. Paths in it are relative to it, hence the folder beside.
check_manifest() {
    local approved=$root/aspire-manifest/manifest.json fresh=$root/artifacts/manifest.json
    rm -f "$fresh"
    if ! dotnet run --project "$root/Monitoring.AppHost" --no-build --no-launch-profile -- \
        --operation publish --step publish-manifest --clear-cache true --output-path "$fresh" </dev/null >"$fresh.log" 2>&1; then
        cat "$fresh.log"
        return 1
    fi
    diff --unified "$approved" "$fresh" && return
    say "  If the change is meant: aspire do publish-manifest --output-path aspire-manifest/manifest.json"
    return 1
}

# The checked-in Helm chart is what the AppHost publishes today, and publishing it twice gives the same bytes.
check_chart() {
    local approved=$root/aspire-manifest/kubernetes fresh=$root/artifacts/kubernetes
    rm -rf "$fresh"
    if ! publish_chart "$fresh" >"$fresh.log" 2>&1; then
        cat "$fresh.log"
        return 1
    fi
    diff --recursive --unified "$approved" "$fresh" && return
    say "  If the change is meant: aspire publish --output-path aspire-manifest/kubernetes"
    return 1
}

publish_chart() {
    mkdir -p "$root/artifacts"
    dotnet run --project "$root/Monitoring.AppHost" --no-build --no-launch-profile -- \
        --operation publish --step publish --clear-cache true --output-path "$1" </dev/null
}
