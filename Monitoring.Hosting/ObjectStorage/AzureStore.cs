using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.ObjectStorage;

/// <summary>A container of Azure Blob Storage. The identity of the pod or the machine is used; there are no keys.</summary>
/// <param name="Account">The storage account.</param>
/// <param name="Container">The container.</param>
public sealed record AzureStore(string Account, string Container) : ObjectStore
{
    /// <summary>The client id of a user-assigned identity. Default: the one that the environment offers.</summary>
    public string? ClientId { get; init; }

    /// <inheritdoc />
    public override Endpoint Endpoint => new StaticEndpoint($"{Account}.blob.core.windows.net", 443);

    /// <inheritdoc />
    public override CloudIdentity? Identity => CloudIdentity.Azure;

    /// <inheritdoc />
    protected override string Type => "AZURE";

    /// <inheritdoc />
    protected override YamlMap Settings(Addressing addressing) => new()
    {
        ["storage_account"] = Account,
        ["container"] = Container,
        ["user_assigned_id"] = ClientId,
    };
}
