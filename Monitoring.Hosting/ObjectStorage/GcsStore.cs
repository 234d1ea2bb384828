using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.ObjectStorage;

/// <summary>A bucket of Google Cloud Storage. The service account of the pod or the machine is used; there are no keys.</summary>
/// <param name="Bucket">The bucket.</param>
public sealed record GcsStore(string Bucket) : ObjectStore
{
    /// <inheritdoc />
    public override Endpoint Endpoint => new StaticEndpoint("storage.googleapis.com", 443);

    /// <inheritdoc />
    public override CloudIdentity? Identity => CloudIdentity.Google;

    /// <inheritdoc />
    protected override string Type => "GCS";

    /// <inheritdoc />
    protected override YamlMap Settings(Addressing addressing) => new() { ["bucket"] = Bucket };
}
