using System.Diagnostics;

namespace Aspire.Hosting;

/// <summary>Tells whoever listens in this process, the testing builder above all, how far the making of an application is.</summary>
internal static class BuilderLifecycle
{
    public const string ListenerName = "Aspire.Hosting";
    public const string Constructing = "DistributedApplicationBuilderConstructing";
    public const string Constructed = "DistributedApplicationBuilderConstructed";
    public const string Building = "DistributedApplicationBuilding";
    public const string Built = "DistributedApplicationBuilt";

    public static void Report(string name, object payload)
    {
        using var listener = new DiagnosticListener(ListenerName);
        if (listener.IsEnabled(name))
            listener.Write(name, payload);
    }
}
