using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Redis.Sentinel;

/// <summary>The script by which every program of a pod knows the others.</summary>
internal static class GroupFile
{
    private const string Name = "group.sh";

    /// <summary>The command, for other scripts, that makes <c>self</c> the name of the own pod, and <c>primary</c> a function that says who is
    /// the primary. It needs <c>password</c>.</summary>
    public static string Know => $". {RedisWorkload.ConfigPath}/{Name}";

    /// <summary>The primary is whom the other Sentinels take for it, else whom the own one remembers, else the first.</summary>
    public static TextFile Create(SentinelGroup group) => new(Name, $$"""
        hosts="{{string.Join(' ', group.Hosts)}}"
        for host in $hosts; do
            if [ "${host%%.*}" = "$(cat /etc/hostname)" ]; then
                self=$host
            fi
        done

        primary() {
            for host in $hosts; do
                [ "$host" != "$self" ] || continue
                name=$(REDISCLI_AUTH=$password timeout 2 redis-cli -h "$host" -p {{SentinelSpec.Sentinel.Number}} sentinel get-master-addr-by-name {{group.Name}} 2>/dev/null | head -n 1)
                if is_host "$name"; then
                    echo "$name"
                    return
                fi
            done
            name=$(sed -n 's/^sentinel monitor {{group.Name}} \([^ ]*\) .*/\1/p' {{SentinelFiles.StatePath}} 2>/dev/null || true)
            if is_host "$name"; then
                echo "$name"
            else
                echo "${hosts%% *}"
            fi
        }

        is_host() {
            case " $hosts " in
                *" ${1:-none} "*) true ;;
                *) false ;;
            esac
        }

        """.ReplaceLineEndings("\n"));
}
