using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;

namespace Aspire.Hosting.Dcp;

/// <summary>What is shown and waited for of a workload: what it was made from and what DCP reports of it.</summary>
internal static class WorkloadSnapshot
{
    // DCP's words for "not looked at yet"; what the orchestrator has said before says more.
    private static readonly string[] Vague = ["", "Pending", "Unknown"];

    public static CustomResourceSnapshot Of(Workload workload, DcpReport report, CustomResourceSnapshot previous)
    {
        var status = report.Status ?? new DcpStatus();
        var state = Vague.Contains(status.State ?? "") ? previous.State : new ResourceStateSnapshot(status.State!, Style(status));
        return previous with
        {
            State = state,
            // DCP's -1 is "not known".
            ExitCode = status.ExitCode is -1 ? null : status.ExitCode,
            CreationTimeStamp = report.Metadata.CreationTimestamp?.ToUniversalTime(),
            StartTimeStamp = status.StartupTimestamp?.ToUniversalTime(),
            StopTimeStamp = status.FinishTimestamp?.ToUniversalTime(),
            Properties = Properties(workload, status).Aggregate(previous.Properties, (known, p) => known.With(p.Name, p.Value, p.IsSensitive)),
            EnvironmentVariables = Environment(workload, status),
            Volumes = Volumes(workload),
            // Every link is taken to work as soon as the resource runs.
            Urls = [.. ResourceUrls.Snapshots(workload.Resource).Select(u => u with { IsInactive = state?.Text != KnownResourceStates.Running })],
            Relationships = SnapshotComposer.Relationships(workload.Resource),
        };
    }

    private static string? Style(DcpStatus status) => status.State switch
    {
        "FailedToStart" => KnownResourceStateStyles.Error,
        "Exited" or "Finished" when status.ExitCode is not (0 or -1 or null) => KnownResourceStateStyles.Error,
        "RuntimeUnhealthy" => KnownResourceStateStyles.Warn,
        _ => null,
    };

    private static IEnumerable<(string Name, object? Value, bool IsSensitive)> Properties(Workload workload, DcpStatus status)
    {
        var arguments = (status.EffectiveArgs ?? []).ToImmutableArray();
        if (workload.Container is { } container)
        {
            yield return (KnownProperties.Container.Image, container.Image, false);
            yield return (KnownProperties.Container.Id, status.ContainerId, false);
            yield return (KnownProperties.Container.Command, container.Command, false);
            yield return (KnownProperties.Container.Args, arguments, true);
            yield return (KnownProperties.Container.Ports, container.Ports.Select(p => p.ContainerPort).ToImmutableArray(), false);
            yield return (KnownProperties.Container.Lifetime, container.Persistent == true ? ContainerLifetime.Persistent : ContainerLifetime.Session, false);
        }
        else if (workload.Executable is { } executable)
        {
            yield return (KnownProperties.Executable.Path, executable.ExecutablePath, false);
            yield return (KnownProperties.Executable.WorkDir, executable.WorkingDirectory, false);
            yield return (KnownProperties.Executable.Args, arguments, true);
            yield return (KnownProperties.Executable.Pid, status.Pid, false);
            if (workload.Resource.TryGetLastAnnotation<IProjectMetadata>(out var project))
                yield return (KnownProperties.Project.Path, project.ProjectPath, false);
        }
    }

    private static ImmutableArray<EnvironmentVariableSnapshot> Environment(Workload workload, DcpStatus status)
    {
        var specified = workload.Container?.Env ?? workload.Executable?.Env ?? [];
        var names = specified.Select(v => v.Name).ToHashSet();
        return [.. (status.EffectiveEnv ?? specified)
            .Select(v => new EnvironmentVariableSnapshot(v.Name, v.Value ?? "", names.Contains(v.Name)))
            .OrderBy(v => v.Name, StringComparer.Ordinal)];
    }

    private static ImmutableArray<VolumeSnapshot> Volumes(Workload workload) =>
        [.. (workload.Container?.VolumeMounts ?? []).Select(m => new VolumeSnapshot(m.Source, m.Target, m.Type, m.ReadOnly))];
}
