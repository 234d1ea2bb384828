using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.ObjectStorage;

/// <summary>A bucket of S3 or of a service that speaks its protocol.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Service">Where the service is, for instance <c>s3.eu-central-1.amazonaws.com</c>, port 443.</param>
public sealed record S3Store(string Bucket, Endpoint Service) : ObjectStore
{
    private const int HttpsPort = 443;

    /// <summary>The region that requests are signed for. Default: none.</summary>
    public string? Region { get; init; }

    /// <summary>Whether the service is reached over HTTPS. Default: true.</summary>
    public bool UsesTls { get; init; } = true;

    /// <summary>Whether the bucket is part of the path, not of the host name; services besides S3 mostly want it. Default: false.</summary>
    public bool UsesPathStyle { get; init; }

    /// <summary>The keys. Default: none; the role of the pod, task or machine is used, which is what one wants on AWS.</summary>
    public S3Keys? Keys { get; init; }

    /// <inheritdoc />
    public override Endpoint Endpoint => Service;

    /// <inheritdoc />
    public override IReadOnlyList<EnvironmentVariable> Environment => Keys?.Environment ?? [];

    /// <inheritdoc />
    public override CloudIdentity? Identity => Keys is null ? CloudIdentity.Aws : null;

    /// <inheritdoc />
    protected override string Type => "S3";

    /// <inheritdoc />
    protected override YamlMap Settings(Addressing addressing) => new()
    {
        ["bucket"] = Bucket,
        ["endpoint"] = Address(addressing),
        ["region"] = Region,
        ["insecure"] = UsesTls ? null : true,
        ["aws_sdk_auth"] = Keys is null ? true : null,
        ["bucket_lookup_type"] = UsesPathStyle ? "path" : null,
    };

    /// <summary>Host and port. The host is part of what is signed, and clients leave out the port that goes without saying.</summary>
    internal string Address(Addressing addressing) =>
        Service is StaticEndpoint { Port: HttpsPort } aws && UsesTls ? aws.Host : addressing.Service(Service);
}

/// <summary>The keys of a bucket, given to each process in the variables that all S3 clients read.</summary>
/// <param name="AccessKey">The access key id.</param>
/// <param name="SecretKey">The secret access key.</param>
public sealed record S3Keys(Secret AccessKey, Secret SecretKey)
{
    /// <summary>As environment variables.</summary>
    public IReadOnlyList<EnvironmentVariable> Environment =>
        [new("AWS_ACCESS_KEY_ID", AccessKey), new("AWS_SECRET_ACCESS_KEY", SecretKey)];
}
