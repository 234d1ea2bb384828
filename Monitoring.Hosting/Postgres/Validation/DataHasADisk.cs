using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Postgres;

/// <summary>What PostgreSQL keeps has a disk.</summary>
internal sealed class DataHasADisk() : SpecRule<PostgresOptions>("MON183")
{
    // The log alone grows to as much before it is cut (max_wal_size).
    private static readonly ByteSize Least = ByteSize.GiB(1);

    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PostgresOptions spec) =>
        from disk in Disks(spec)
        where disk.Size < Least
        select Error($"{name}:{disk.Option}", $"{disk.Size} hold no database.", $"Use {Least} or more, for instance 10Gi.");

    private static IEnumerable<(string Option, ByteSize Size)> Disks(PostgresOptions spec) => spec.Mode switch
    {
        PostgresMode.External => [],
        PostgresMode.CloudNativePg => [(nameof(spec.StorageSize), spec.StorageSize), (nameof(spec.WalStorageSize), spec.WalStorageSize)],
        _ => [(nameof(spec.StorageSize), spec.StorageSize)],
    };
}
