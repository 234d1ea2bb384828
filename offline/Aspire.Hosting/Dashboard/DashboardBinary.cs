using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dashboard;

/// <summary>Finds the dashboard program: where the environment says, else where the Aspire CLI has unpacked its bundle.</summary>
internal static class DashboardBinary
{
    private const string What = "The Aspire dashboard";

    public static string Find(IConfiguration configuration)
    {
        if (configuration["ASPIRE_DASHBOARD_PATH"] is { Length: > 0 } given)
            return File.Exists(given) ? Path.GetFullPath(given) : throw AspireBundle.NotInstalled(What, $"ASPIRE_DASHBOARD_PATH names '{given}', which does not exist.");

        return AspireBundle.Find("managed", "aspire-managed") ?? throw AspireBundle.NotInstalled(What, $"It is not under '{AspireBundle.Folder}'.");
    }
}
