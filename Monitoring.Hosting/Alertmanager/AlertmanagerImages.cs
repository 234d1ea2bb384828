using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>The image of Alertmanager, and what depends on it.</summary>
public static class AlertmanagerImages
{
    /// <summary>The registry.</summary>
    public const string Registry = "quay.io";

    /// <summary>The repository.</summary>
    public const string Image = "prometheus/alertmanager";

    /// <summary>The tag.</summary>
    public const string Tag = "v0.34.0";

    /// <summary>What the tag named when it was chosen, for all architectures.</summary>
    public const string Digest = "sha256:690c7b525f4367aa91f73e2f91c632206d32e97c6384bdbf2fb7a861b420340d";

    /// <summary>The user of the image; its volume must belong to it.</summary>
    public const int UserId = 65534;

    /// <summary>Where it keeps silences and its notification log, by argument: distributions change the default.</summary>
    public const string DataPath = "/alertmanager";

    /// <summary>The oldest version whose configuration we write.</summary>
    public static Version OldestSupported { get; } = new(0, 25);

    /// <summary>The default image.</summary>
    public static ContainerImage Default { get; } = new(Registry, Image, Tag) { KnownDigest = Digest };
}
