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
            return AspireBundle.Find("dcp", "dcp") ?? throw NotInstalled($"It is not under '{AspireBundle.Folder}'.");

        return File.Exists(path) ? path : throw NotInstalled($"{source} names '{path}', which does not exist.");
    }

    private static (string? Path, string? Source) Configured(IConfiguration configuration, Assembly? appHost)
    {
        if (configuration["DcpPublisher:CliPath"] is { Length: > 0 } cliPath)
            return (cliPath, "DcpPublisher:CliPath");

        if (configuration["ASPIRE_DCP_PATH"] is { Length: > 0 } folder)
            return (Path.Combine(folder, OperatingSystem.IsWindows() ? "dcp.exe" : "dcp"), "ASPIRE_DCP_PATH");

        var metadata = appHost?.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(m => string.Equals(m.Key, "DcpCliPath", StringComparison.OrdinalIgnoreCase))?.Value;
        return string.IsNullOrEmpty(metadata) ? (null, null) : (metadata, "The assembly metadata DcpCliPath");
    }

    private static DistributedApplicationException NotInstalled(string detail) =>
        AspireBundle.NotInstalled("The Aspire orchestration component (DCP)", detail);
}
