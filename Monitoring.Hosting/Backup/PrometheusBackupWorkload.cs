using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Backup;

/// <summary>Describes the job that asks for snapshots. It mounts no disk: those of replicas can be mounted on their own nodes only.</summary>
internal static class PrometheusBackupWorkload
{
    private const string Folder = "/etc/prometheus-backup";
    private const string AccessFolder = "/etc/prometheus-access";
    private const string ScriptName = "backup.sh";

    /// <summary>Describes it.</summary>
    /// <param name="self">The component.</param>
    /// <param name="spec">The specification.</param>
    /// <param name="prometheus">The API of every part of the targets.</param>
    /// <param name="addressing">How replicas are reached.</param>
    public static Workload Describe(IWorkload self, PrometheusBackupSpec spec, IReadOnlyList<WorkloadEndpoint> prometheus, Addressing addressing)
    {
        var web = WebSecurity.Of(prometheus[0]);
        return new(self.Name, self.Replication,
        [
            new ContainerSpec(self.Name, spec.Image)
            {
                UserId = CurlImages.UserId,
                Command = ["/bin/sh", $"{Folder}/{ScriptName}"],
                Args = [.. prometheus.SelectMany(addressing.Members)],
                Config =
                [
                    new("config", Folder, [new TextFile(ScriptName, Script(web))]),
                    .. web is null ? [] : (ConfigFolder[])[new("access", AccessFolder, [.. web.Access.Secrets.Select(secret => new SecretFile(secret.Name, secret))])],
                ],
                Resources = spec.Resources,
            },
        ]);
    }

    private static string Script(WebSecurity? web) =>
        $$"""
        #!/bin/sh
        # Asks each replica of Prometheus for a snapshot, and waits until the container beside it has uploaded it and taken it away.
        # The arguments are the replicas, as host:port.
        set -u

        ask() {
            replica=$1
            path=$2
            shift 2
            {{Credentials(web?.Access)}}curl --silent --show-error --max-time 600 {{Trust(web?.Access)}}--connect-to "::$replica" "$@" "{{web?.Scheme ?? "http"}}://{{web?.Access.Tls?.ServerName ?? "${replica%:*}"}}:${replica##*:}$path"
        }

        back_up() {
            answer=$(ask "$1" /api/v1/admin/tsdb/snapshot --request POST --fail-with-body) || {
                echo "$1 took no snapshot. $answer" >&2
                return 1
            }
            name=$(echo "$answer" | sed -n 's/.*"name":"\([^"]*\)".*/\1/p')
            waited=0
            while [ "$waited" -lt "${PATIENCE:-900}" ]; do
                if [ "$(ask "$1" "{{PrometheusConfiguration.SnapshotsUrl}}/$name/" --output /dev/null --write-out '%{http_code}')" = 404 ]; then
                    echo "$1: snapshot $name is in the object store"
                    return 0
                fi
                sleep 5
                waited=$((waited + 5))
            done
            echo "$1: snapshot $name was not uploaded within $waited seconds; the log of its container {{SnapshotUploader.Container}} says why" >&2
            return 1
        }

        failed=0
        for member in "$@"; do
            back_up "$member" || failed=1
        done
        exit "$failed"

        """.ReplaceLineEndings("\n");

    // On the standard input: arguments are seen by whoever lists processes.
    private static string Credentials(HttpAccess? access) => access?.BasicAuth is { } login
        ? $"""printf 'user = "{login.User}:%s"\n' "$(sed 's/[\\"]/\\&/g' {AccessFolder}/{login.Password.Name})" | """
        : "";

    private static string Trust(HttpAccess? access) =>
        (access?.BasicAuth is null ? "" : "--config - ") + (access?.Tls?.Authority is { } authority ? $"--cacert {AccessFolder}/{authority.Name} " : "");
}
