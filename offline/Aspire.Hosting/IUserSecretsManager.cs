using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

[Experimental("ASPIREUSERSECRETS001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public interface IUserSecretsManager
{
    bool IsAvailable { get; }

    string FilePath { get; }

    bool TrySetSecret(string name, string value);

    bool TryDeleteSecret(string name) => false;

    void GetOrSetSecret(IConfigurationManager configuration, string name, Func<string> valueGenerator);

    Task SaveStateAsync(JsonObject state, CancellationToken cancellationToken = default);
}
