using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;
using Xunit;

namespace Monitoring.Tests.ObjectStorage;

public sealed class ObjectStoreTests
{
    private static readonly StaticEndpoint Aws = new("s3.eu-central-1.amazonaws.com", 443);
    private static readonly S3Keys Keys = new(new Secret("access"), new Secret("secret"));

    [Fact]
    public void A_shared_folder_is_a_claim_that_all_mount_at_the_same_place()
    {
        var store = new FileSystemStore("object-store");

        Assert.Equal("type: FILESYSTEM\nconfig:\n  directory: /object-store\n", Text(store));
        Assert.Equal(new VolumeClaim("object-store", ByteSize.GiB(20)) { IsShared = true }, store.Claim);
        Assert.Equal(new ClaimMount("object-store", "/object-store"), store.Mount);
    }

    [Fact]
    public void S3_without_keys_uses_the_role() =>
        Assert.Equal(
            "type: S3\nconfig:\n  bucket: blocks\n  endpoint: s3.eu-central-1.amazonaws.com\n  region: eu-central-1\n  aws_sdk_auth: true\n",
            Text(new S3Store("blocks", Aws) { Region = "eu-central-1" }));

    [Fact]
    public void S3_with_keys_takes_them_from_the_environment()
    {
        var store = new S3Store("blocks", Aws) { Keys = Keys };

        Assert.Equal("type: S3\nconfig:\n  bucket: blocks\n  endpoint: s3.eu-central-1.amazonaws.com\n", Text(store));
        Assert.Equal([new("AWS_ACCESS_KEY_ID", Keys.AccessKey), new("AWS_SECRET_ACCESS_KEY", Keys.SecretKey)], store.Environment);
    }

    [Fact]
    public void A_service_of_one_s_own_is_reached_by_plain_HTTP_and_path()
    {
        var service = new TestWorkload("seaweedfs", Replication.Singleton).Endpoint(SeaweedFsSpec.Port);

        Assert.Equal(
            "type: S3\nconfig:\n  bucket: blocks\n  endpoint: seaweedfs:8333\n  insecure: true\n  bucket_lookup_type: path\n",
            Text(new S3Store("blocks", service) { Keys = Keys, UsesTls = false, UsesPathStyle = true }));
    }

    [Fact]
    public void Google_and_Azure_are_used_by_identity()
    {
        Assert.Equal("type: GCS\nconfig:\n  bucket: blocks\n", Text(new GcsStore("blocks")));
        Assert.Equal("type: AZURE\nconfig:\n  storage_account: example\n  container: blocks\n", Text(new AzureStore("example", "blocks")));
        Assert.Empty(new GcsStore("blocks").Environment);
        Assert.Empty(new AzureStore("example", "blocks").Environment);
    }

    [Fact]
    public void SeaweedFS_has_the_bucket_from_the_start_and_keys_from_the_environment()
    {
        var workload = SeaweedFsWorkload.Describe("seaweedfs", new SeaweedFsSpec("blocks", Keys));

        Assert.Contains("-bucket=blocks", workload.Containers[0].Args);
        Assert.Equal(Keys.Environment, workload.Containers[0].Environment);
        Assert.Equal(Replication.Singleton, workload.Replication);
    }

    private static string Text(ObjectStore store) => store.ToFile(TestAddressing.Local).Text;
}
