namespace Aspire.Hosting.ApplicationModel;

public static class KnownResourceStates
{
    [Obsolete("Use CustomResourceSnapshot.IsHidden instead.")]
    public static readonly string Hidden = nameof(Hidden);

    public static readonly string Starting = nameof(Starting);

    public static readonly string Running = nameof(Running);

    public static readonly string FailedToStart = nameof(FailedToStart);

    public static readonly string RuntimeUnhealthy = nameof(RuntimeUnhealthy);

    public static readonly string Stopping = nameof(Stopping);

    public static readonly string Exited = nameof(Exited);

    public static readonly string Finished = nameof(Finished);

    public static readonly string Waiting = nameof(Waiting);

    public static readonly string NotStarted = nameof(NotStarted);

    public static readonly string Building = nameof(Building);

    public static readonly string ValueMissing = nameof(ValueMissing);

    public static readonly string Active = nameof(Active);

    public static readonly IReadOnlyList<string> TerminalStates = [Finished, FailedToStart, Exited];

    public static readonly IReadOnlyList<string> BuildableStates = [Running, Waiting, Finished, FailedToStart, Exited];
}

public static class KnownResourceStateStyles
{
    public static readonly string Success = "success";

    public static readonly string Error = "error";

    public static readonly string Info = "info";

    public static readonly string Warn = "warning";
}

public static class CustomResourceKnownProperties
{
    public static string Source => KnownProperties.Resource.Source;

    public static string ConnectionString => KnownProperties.Resource.ConnectionString;
}

/// <summary>Names of snapshot properties that the dashboard knows.</summary>
internal static class KnownProperties
{
    public static class Resource
    {
        public const string ExitCode = "resource.exitCode";
        public const string Source = "resource.source";
        public const string ConnectionString = "resource.connectionString";
        public const string ParentName = "resource.parentName";
        public const string AppArgs = "resource.appArgs";
        public const string AppArgsSensitivity = "resource.appArgsSensitivity";
        public const string WaitingFor = "resource.waitingFor";
    }

    public static class Container
    {
        public const string Id = "container.id";
        public const string Image = "container.image";
        public const string Ports = "container.ports";
        public const string Command = "container.command";
        public const string Args = "container.args";
        public const string Lifetime = "container.lifetime";
    }

    public static class Executable
    {
        public const string Path = "executable.path";
        public const string Pid = "executable.pid";
        public const string WorkDir = "executable.workDir";
        public const string Args = "executable.args";
    }

    public static class Project
    {
        public const string Path = "project.path";
        public const string LaunchProfile = "project.launchProfile";
    }

    public static class Parameter
    {
        public const string Value = "Value";
    }
}

internal static class KnownResourceTypes
{
    public const string Executable = "Executable";
    public const string Project = "Project";
    public const string Container = "Container";
    public const string Parameter = "Parameter";
    public const string ConnectionString = "ConnectionString";
}

internal static class KnownRelationshipTypes
{
    public const string Parent = "Parent";
    public const string Reference = "Reference";
    public const string WaitFor = "WaitFor";
}
