using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dcp;

/// <summary>Finds the DCP program: where the configuration says, else where the Aspire CLI has unpacked its bundle.</summary>
internal static class DcpInstallation
{
    public static string Find(IConfiguration configuration, Assembly? appHost)
    {
        var (path, source) = Configured(configuration, appHost);
        if (path is null)
            return Unpacked(UserAspireFolder()) ?? throw NotInstalled($"It is not under '{UserAspireFolder()}' either.");

        return File.Exists(path) ? path : throw NotInstalled($"{source} names '{path}', which does not exist.");
    }

    private static (string? Path, string? Source) Configured(IConfiguration configuration, Assembly? appHost)
    {
        if (configuration["DcpPublisher:CliPath"] is { Length: > 0 } cliPath)
            return (cliPath, "DcpPublisher:CliPath");

        if (configuration["ASPIRE_DCP_PATH"] is { Length: > 0 } folder)
            return (Path.Combine(folder, FileName), "ASPIRE_DCP_PATH");

        var metadata = appHost?.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(m => string.Equals(m.Key, "DcpCliPath", StringComparison.OrdinalIgnoreCase))?.Value;
        return string.IsNullOrEmpty(metadata) ? (null, null) : (metadata, "The assembly metadata DcpCliPath");
    }

    private static string FileName => OperatingSystem.IsWindows() ? "dcp.exe" : "dcp";

    private static string UserAspireFolder() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aspire");

    private static string? Unpacked(string aspire)
    {
        var current = Path.Combine(aspire, "bundle", "dcp", FileName);
        if (File.Exists(current))
            return current;

        var versions = new DirectoryInfo(Path.Combine(aspire, "versions"));
        return !versions.Exists ? null : versions.GetDirectories()
            .OrderByDescending(v => v.LastWriteTimeUtc)
            .Select(v => Path.Combine(v.FullName, "dcp", FileName))
            .FirstOrDefault(File.Exists);
    }

    private static DistributedApplicationException NotInstalled(string detail) => new(
        $"The Aspire orchestration component (DCP) is not installed. {detail} " +
        "Install the Aspire CLI, `npm install -g @microsoft/aspire-cli-linux-x64` or https://aka.ms/aspire/get, then run `aspire setup`.");
}
