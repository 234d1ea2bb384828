using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Watchdog;

/// <summary>The image of Watchdog, as <c>dotnet publish Monitoring.Watchdog -t:PublishContainer</c> names it.</summary>
internal static class WatchdogImages
{
    /// <summary>The product in <see cref="MonitoringOptions.Images"/>.</summary>
    public const string Product = "Watchdog";

    /// <remarks>monitoring/watchdog</remarks>
    public const string Image = "monitoring/watchdog";

    /// <remarks>1.0.0</remarks>
    public const string Tag = "1.0.0";

    /// <summary>The user that the image runs as: <c>app</c> of .NET's images.</summary>
    public const int UserId = 1654;

    /// <summary>The default image, in whichever registry option <c>Monitoring:Images:Watchdog:Registry</c> names.</summary>
    public static ContainerImage Default { get; } = new("", Image, Tag);
}
