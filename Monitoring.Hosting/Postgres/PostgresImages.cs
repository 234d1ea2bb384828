namespace Monitoring.Hosting.Postgres;

/// <summary>What the image of PostgreSQL brings with it.</summary>
internal static class PostgresImages
{
    /// <summary>The product in <see cref="MonitoringOptions.Images"/>.</summary>
    public const string Product = "Postgres";

    /// <summary>The user that the image runs as: it has to have a name for <c>initdb</c>.</summary>
    public const int UserId = 999;

    /// <summary>Since this version the image has its data below <c>/var/lib/postgresql</c>, in a folder for each version.</summary>
    public const int FirstVersionWithFolders = 18;
}
