using Microsoft.Extensions.Configuration;

namespace Monitoring.Hosting.Options;

/// <summary>
/// The images of this machine, where registries cannot be reached: <c>appsettings.images.json</c> beside the app host, written by
/// <c>eng/setup.sh</c>. It lies below all other configuration, and only local runs see it: what is published names upstream's images.
/// </summary>
internal static class ImageProfile
{
    /// <summary>The file's name.</summary>
    public const string FileName = "appsettings.images.json";

    /// <summary>The configuration with the profile below it.</summary>
    public static IConfiguration Below(IConfiguration configuration, string appHostDirectory) => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(appHostDirectory, FileName), optional: true)
        .AddConfiguration(configuration)
        .Build();
}
