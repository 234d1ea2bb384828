using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Offline.Tests;

public sealed class ManifestTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("manifest");

    [Fact]
    public async Task Values_known_only_where_it_runs_are_written_as_expressions()
    {
        var manifest = await PublishAsync(builder =>
        {
            var password = builder.AddParameter("password", new GenerateParameterDefault { MinLength = 10, Special = false }, secret: true);
            var store = builder.AddContainer("store", "example/store", "1.2")
                .WithEndpoint(targetPort: 9000, scheme: "tcp", name: "api")
                .WithVolume("store-data", "/data")
                .WithBindMount(Path.Combine(_folder.FullName, "conf"), "/conf", isReadOnly: true)
                .WithEnvironment("PASSWORD", password);
            builder.AddContainer("web", "example/web", "2")
                .WithHttpEndpoint(port: 80, targetPort: 8080)
                .WithExternalHttpEndpoints()
                .WithArgs("--store", store.GetEndpoint("api"))
                .WithEnvironment("URI", ReferenceExpression.Create($"s3://:{password.Resource:uri}@store"));
            builder.AddContainer("pgadmin", "example/admin").ExcludeFromManifest();
        });

        Assert.Equal(
            """
            {
              "resources": {
                "password": {
                  "type": "parameter.v0",
                  "value": "{password.inputs.value}",
                  "inputs": {
                    "value": {
                      "type": "string",
                      "secret": true,
                      "default": {
                        "generate": {
                          "minLength": 10,
                          "special": false
                        }
                      }
                    }
                  }
                },
                "store": {
                  "type": "container.v0",
                  "image": "example/store:1.2",
                  "bindMounts": [
                    {
                      "source": "conf",
                      "target": "/conf",
                      "readOnly": true
                    }
                  ],
                  "volumes": [
                    {
                      "name": "store-data",
                      "target": "/data",
                      "readOnly": false
                    }
                  ],
                  "env": {
                    "PASSWORD": "{password.value}"
                  },
                  "bindings": {
                    "api": {
                      "scheme": "tcp",
                      "protocol": "tcp",
                      "transport": "tcp",
                      "targetPort": 9000
                    }
                  }
                },
                "web": {
                  "type": "container.v0",
                  "image": "example/web:2",
                  "args": [
                    "--store",
                    "{store.bindings.api.url}"
                  ],
                  "env": {
                    "URI": "s3://:{password-uri-encoded.value}@store"
                  },
                  "bindings": {
                    "http": {
                      "scheme": "http",
                      "protocol": "tcp",
                      "transport": "http",
                      "port": 80,
                      "targetPort": 8080,
                      "external": true
                    }
                  }
                },
                "password-uri-encoded": {
                  "type": "annotated.string",
                  "value": "{password.value}",
                  "filter": "uri"
                }
              }
            }
            """,
            manifest);
    }

    [Fact]
    public async Task A_resource_may_write_itself()
    {
        var manifest = await PublishAsync(builder => builder.AddContainer("bucket", "x").WithManifestPublishingCallback(context =>
        {
            context.Writer.WriteString("type", "bucket.v0");
            context.Writer.WriteString("rules", context.GetManifestRelativePath(Path.Combine(_folder.FullName, "rules", "a.yml")));
        }));

        Assert.Equal(
            """
            {
              "resources": {
                "bucket": {
                  "type": "bucket.v0",
                  "rules": "rules/a.yml"
                }
              }
            }
            """,
            manifest);
    }

    [Fact]
    public async Task Ports_left_open_are_numbered_around_those_in_use()
    {
        var manifest = await PublishAsync(builder =>
        {
            builder.AddContainer("a", "x").WithHttpEndpoint(targetPort: 8000, name: "first").WithHttpEndpoint(name: "second");
            builder.AddContainer("b", "x").WithHttpEndpoint(name: "third");
        });

        Assert.Equal(["8000", "8001", "8002"], manifest.Split('\n').Where(line => line.Contains("targetPort", StringComparison.Ordinal)).Select(line => line.Split(':')[1].Trim()));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string> PublishAsync(Action<IDistributedApplicationBuilder> describe)
    {
        var path = Path.Combine(_folder.FullName, "manifest.json");
        await using var app = new TestApplication("--publisher", "manifest", "--output-path", path);
        describe(app.Builder);
        await app.Application.RunAsync(TestContext.Current.CancellationToken);
        return await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
    }
}
