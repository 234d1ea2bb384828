# shellcheck shell=bash
# The .NET SDK, and which Aspire packages the build uses. Needs console.sh and $root.

ensure_dotnet() {
    local version
    has_command dotnet || fail "There is no .NET SDK." "Install the .NET SDK 10.0: https://dotnet.microsoft.com/download/dotnet/10.0"
    # shellcheck disable=SC2154 # root is set by the script that reads this file.
    # Asked in the repository's folder, so that global.json decides.
    version=$(cd "$root" && dotnet --version 2>/dev/null) || fail \
        "No installed .NET SDK fits global.json; there are: $(dotnet --list-sdks | cut -d ' ' -f 1 | tr '\n' ' ')" \
        "Install the .NET SDK 10.0: https://dotnet.microsoft.com/download/dotnet/10.0"
    say "  .NET SDK $version"
}

# True when the build uses the stand-ins in offline/. The first restore finds that out: see offline/README.md.
uses_stand_ins() {
    [[ -d $root/offline ]] || return 1
    [[ -f $root/offline/obj/outcome.props ]] || quietly "Restoring packages" dotnet restore "$root/Monitoring.sln" ||
        fail "The packages could not be restored." "See the lines above; then run this again."
    grep -q '<UseOfflinePackages>true<' "$root/offline/obj/outcome.props"
}
