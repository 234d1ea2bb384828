using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace Aspire.Hosting;

/// <summary>The user secrets of the application host's project: one file with flat keys, readable by its owner only.</summary>
internal sealed class UserSecrets(string filePath, IFileSystemService files) : IUserSecretsManager
{
    /// <summary>The setting that names another store than the project's own.</summary>
    public const string ConfiguredId = "ASPIRE_USER_SECRETS_ID";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Lock _writing = new();

    public bool IsAvailable => true;

    public string FilePath => filePath;

    public static IUserSecretsManager Open(Assembly? assembly, IConfiguration configuration, IFileSystemService files)
    {
        var id = configuration[ConfiguredId] is { Length: > 0 } configured
            ? configured
            : assembly?.GetCustomAttribute<UserSecretsIdAttribute>()?.UserSecretsId;
        return string.IsNullOrEmpty(id) ? new NoUserSecrets() : new UserSecrets(PathHelper.GetSecretsPathFromSecretsId(id), files);
    }

    public bool TrySetSecret(string name, string value) => TryChange(secrets => secrets[name] = value);

    public bool TryDeleteSecret(string name) => TryChange(secrets => secrets.Remove(name));

    public void GetOrSetSecret(IConfigurationManager configuration, string name, Func<string> valueGenerator)
    {
        if (configuration[name] is not null)
            return;

        var value = valueGenerator();
        configuration.AddInMemoryCollection([new(name, value)]);
        TrySetSecret(name, value);
    }

    public Task SaveStateAsync(JsonObject state, CancellationToken cancellationToken = default)
    {
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(state));
        lock (_writing)
            Write(Flatten(new ConfigurationBuilder().AddJsonStream(content).Build()));

        return Task.CompletedTask;
    }

    /// <summary>False if the file can't be written: whether that matters is for the caller to say.</summary>
    private bool TryChange(Action<SortedDictionary<string, string?>> change)
    {
        try
        {
            lock (_writing)
            {
                var secrets = Flatten(new ConfigurationBuilder().AddJsonFile(filePath, optional: true).Build());
                change(secrets);
                Write(secrets);
            }

            return true;
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return false;
        }
    }

    private static SortedDictionary<string, string?> Flatten(IConfigurationRoot configuration) =>
        new(configuration.AsEnumerable().Where(s => s.Value is not null).ToDictionary(), StringComparer.OrdinalIgnoreCase);

    private void Write(SortedDictionary<string, string?> secrets)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(filePath)!);
        // A temporary file belongs to its user alone from the beginning; moving it also spares readers half a file.
        using var temporary = files.TempDirectory.CreateTempFile();
        File.WriteAllText(temporary.Path, JsonSerializer.Serialize(secrets, Indented));
        File.Move(temporary.Path, filePath, overwrite: true);
    }

    private sealed class NoUserSecrets : IUserSecretsManager
    {
        public bool IsAvailable => false;

        public string FilePath => string.Empty;

        public bool TrySetSecret(string name, string value) => false;

        public void GetOrSetSecret(IConfigurationManager configuration, string name, Func<string> valueGenerator)
        {
            if (configuration[name] is null)
                configuration.AddInMemoryCollection([new(name, valueGenerator())]);
        }

        public Task SaveStateAsync(JsonObject state, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
