using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;
using Monitoring.Hosting.Thanos;

namespace Monitoring.Hosting.Backup;

/// <summary>
/// Uploads snapshots from where they are taken: beside each Prometheus, on its disk, which no pod of another node can mount. Snapshots
/// are links to blocks, which the sidecar uploads anyway, and one block more with what is in none yet; only that one is uploaded.
/// </summary>
/// <param name="spec">The specification.</param>
/// <param name="prometheus">The Prometheus.</param>
public sealed class SnapshotUploader(PrometheusBackupSpec spec, PrometheusResource prometheus) : ISidecar
{
    /// <summary>The name of the container.</summary>
    public const string Container = "snapshot-uploader";

    private const string Folder = "/etc/snapshot-uploader";
    private const string ScriptName = "upload-snapshots.sh";

    /// <inheritdoc />
    public IEnumerable<VolumeClaim> Claims => spec.ObjectStore.Claims();

    /// <inheritdoc />
    public IEnumerable<Flow> Flows(IWorkload host) => spec.ObjectStore.Flows(host, FlowKind.Reaches);

    /// <summary>None: what it did not upload, the job that waits for it tells of.</summary>
    public MetricsEndpoint? Metrics(IWorkload host) => null;

    /// <inheritdoc />
    public ContainerSpec Describe(IWorkload host, Addressing addressing)
    {
        ArgumentNullException.ThrowIfNull(host);
        var store = spec.ObjectStore.ToFile(addressing, PrometheusBackupSpec.Prefix);
        return new ContainerSpec(host == prometheus ? Container : $"{host.Name}-{Container}", spec.UploaderImage)
        {
            UserId = ThanosImages.UserId,
            Command = ["/bin/sh", $"{Folder}/{ScriptName}"],
            Args = [.. prometheus.LabelsOf(host).Select(label => $"--label={label.Key}={Quoted(label.Value)}")],
            Environment = [new(PrometheusConfiguration.ReplicaVariable, new ReplicaNameValue())],
            Config = [new("config", Folder, [new TextFile(ScriptName, Script(store.Name, prometheus.Data.Path, prometheus.Spec.ReplicaLabel)), store])],
            Mounts = [prometheus.Data],
            Resources = spec.UploaderResources,
        }.With(spec.ObjectStore);
    }

    private static string Quoted(string value) =>
        $"\"{value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    // The block of the head is written last, under another name until it is whole, and it is the only one that Prometheus does not serve itself.
    private static string Script(string store, string data, string replicaLabel) =>
        $$"""
        #!/bin/sh
        # Uploads from each snapshot what no block has yet, and takes the snapshot away. The arguments are labels for all of it.
        set -u
        data=${DATA:-{{data}}}
        trap 'exit 0' TERM

        is_complete() {
            for block in "$1"/*; do
                case $block in *.tmp-*) return 1 ;; esac
            done
            for block in "$1"/*; do
                [ -d "$block" ] && [ ! -d "$data/${block##*/}" ] && return 0
            done
            return 1
        }

        upload() {
            snapshot=$1
            shift
            for block in "$snapshot"/*; do
                [ ! -d "$data/${block##*/}" ] || rm -rf "$block"
            done
            thanos tools bucket upload-blocks --objstore.config-file="${0%/*}/{{store}}" --path="$snapshot" \
                --label="{{replicaLabel}}=\"${{PrometheusConfiguration.ReplicaVariable}}\"" "$@" || return 1
            rm -rf "$snapshot"
        }

        # A snapshot that cannot be uploaded is tried again until the next one is there: two would hold disk that Prometheus needs.
        leave_newest() {
            while [ $# -gt 1 ]; do
                rm -rf "$1"
                shift
            done
        }

        while sleep "${PERIOD:-10}"; do
            for snapshot in "$data"/snapshots/*; do
                if [ -d "$snapshot" ] && is_complete "$snapshot" && ! upload "$snapshot" "$@"; then
                    echo "$snapshot is not uploaded yet" >&2
                fi
            done
            leave_newest "$data"/snapshots/*
        done

        """.ReplaceLineEndings("\n");
}
