using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.ObjectStorage;

/// <summary>Describes a SeaweedFS.</summary>
internal static class SeaweedFsWorkload
{
    private const string Claim = "data";

    // Its parts talk to each other over sockets there.
    private const string TemporaryPath = "/tmp";

    /// <summary>Describes it.</summary>
    public static Workload Describe(string name, SeaweedFsSpec spec) => new(name, Replication.Singleton, [
        new ContainerSpec(name, spec.Image)
        {
            UserId = SeaweedFsImages.UserId,
            Args = Arguments(spec),
            Environment = spec.Keys.Environment,
            Ports = [SeaweedFsSpec.Port],
            Probes = new Probes(new HttpProbe(SeaweedFsSpec.Port, "/healthz")),
            Mounts = [new ClaimMount(Claim, SeaweedFsImages.DataPath)],
            ScratchFolders = [TemporaryPath],
            Resources = new ResourceNeeds(0.1m, ByteSize.MiB(512)),
        },
    ])
    {
        Claims = [new VolumeClaim(Claim, spec.Size)],
    };

    // `mini` is the only command that makes sure of a bucket. What we do not use stays off.
    private static IReadOnlyList<string> Arguments(SeaweedFsSpec spec) =>
    [
        "mini",
        $"-dir={SeaweedFsImages.DataPath}",
        $"-bucket={spec.Bucket}",
        $"-s3.port={SeaweedFsSpec.Port.Number}",
        "-s3.port.iceberg=0",
        "-webdav=false",
        "-admin.ui=false",
        "-master.telemetry=false",
    ];
}
