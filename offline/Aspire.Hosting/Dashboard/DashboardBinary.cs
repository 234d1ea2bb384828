using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dashboard;

/// <summary>Finds the dashboard, which comes with the Aspire CLI.</summary>
internal static class DashboardBinary
{
    private const string FileName = "aspire-managed";

    public static string Find(IConfiguration configuration)
    {
        if (configuration["ASPIRE_DASHBOARD_PATH"] is { Length: > 0 } given)
        {
            return File.Exists(given) ? Path.GetFullPath(given)
                : throw new DistributedApplicationException($"ASPIRE_DASHBOARD_PATH: there is no file '{given}'.");
        }

        var home = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aspire");
        var versions = Path.Combine(home, "versions");
        string[] installed = Directory.Exists(versions) ? Directory.GetDirectories(versions) : [];
        return installed.OrderByDescending(Directory.GetCreationTimeUtc)
                .Prepend(Path.Combine(home, "bundle"))
                .Select(folder => Path.Combine(folder, "managed", FileName))
                .FirstOrDefault(File.Exists)
            ?? throw new DistributedApplicationException(
                $"The Aspire dashboard was not found in '{home}'. Install the Aspire CLI and run 'aspire setup' once, or set ASPIRE_DASHBOARD_PATH to its file {FileName}.");
    }
}
