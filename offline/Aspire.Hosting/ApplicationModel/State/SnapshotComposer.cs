using System.Collections;
using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Adds to a published snapshot what the model says of the resource: commands, icon, visibility.</summary>
internal static class SnapshotComposer
{
    public static CustomResourceSnapshot Initial(IResource resource) =>
        resource.TryGetLastAnnotation<ResourceSnapshotAnnotation>(out var initial)
            ? initial.InitialSnapshot
            : new CustomResourceSnapshot
            {
                ResourceType = resource.GetResourceType(),
                Properties = [],
                Relationships = Relationships(resource),
            };

    public static ImmutableArray<RelationshipSnapshot> Relationships(IResource resource)
    {
        var annotated = resource.Annotations.OfType<ResourceRelationshipAnnotation>()
            .Select(r => new RelationshipSnapshot(r.Resource.Name, r.Type));
        return resource is IResourceWithParent child
            ? [new RelationshipSnapshot(child.Parent.Name, KnownRelationshipTypes.Parent), .. annotated]
            : [.. annotated];
    }

    public static CustomResourceSnapshot Complete(IResource resource, CustomResourceSnapshot snapshot, IServiceProvider services)
    {
        if (snapshot.State?.Text != KnownResourceStates.Waiting)
            snapshot = snapshot with { Properties = snapshot.Properties.RemoveAll(p => p.Name == KnownProperties.Resource.WaitingFor) };

        snapshot = snapshot with { Commands = Commands(resource, snapshot, services) };
        if (resource.TryGetLastAnnotation<ResourceIconAnnotation>(out var icon))
        {
            snapshot = snapshot with
            {
                IconName = string.IsNullOrEmpty(snapshot.IconName) ? icon.IconName : snapshot.IconName,
                IconVariant = snapshot.IconVariant ?? icon.IconVariant,
            };
        }

        return resource.TryGetLastAnnotation<HiddenAnnotation>(out var hidden)
            ? snapshot with { IsHidden = hidden.Behavior == HiddenBehavior.Always || HasCompleted(snapshot, hidden) }
            : snapshot;
    }

    public static bool Same(CustomResourceSnapshot a, CustomResourceSnapshot b) =>
        Scalars(a) == Scalars(b)
        && a.Properties.Length == b.Properties.Length
        && a.Properties.Zip(b.Properties).All(p => p.First with { Value = null } == p.Second with { Value = null } && SameValue(p.First.Value, p.Second.Value))
        && a.EnvironmentVariables.SequenceEqual(b.EnvironmentVariables)
        && a.Urls.SequenceEqual(b.Urls)
        && a.Volumes.SequenceEqual(b.Volumes)
        && a.Commands.SequenceEqual(b.Commands)
        && a.Relationships.SequenceEqual(b.Relationships)
        && a.HealthReports.SequenceEqual(b.HealthReports);

    public static ImmutableArray<ResourcePropertySnapshot> With(
        this ImmutableArray<ResourcePropertySnapshot> properties, string name, object? value, bool isSensitive = false)
    {
        var property = new ResourcePropertySnapshot(name, value) { IsSensitive = isSensitive };
        var known = properties.FirstOrDefault(p => p.Name == name);
        return known is null ? properties.Add(property) : properties.Replace(known, known with { Value = value, IsSensitive = isSensitive });
    }

    private static bool HasCompleted(CustomResourceSnapshot snapshot, HiddenAnnotation hidden) =>
        (snapshot.State?.Text == KnownResourceStates.Finished || snapshot.State?.Text == KnownResourceStates.Exited)
        && snapshot.ExitCode is { } exitCode
        && hidden.SuccessfulExitCodes.Contains(exitCode);

    private static ImmutableArray<ResourceCommandSnapshot> Commands(
        IResource resource, CustomResourceSnapshot snapshot, IServiceProvider services)
    {
        var commands = snapshot.Commands;
        foreach (var command in resource.Annotations.OfType<ResourceCommandAnnotation>())
        {
            var state = command.UpdateState(new UpdateCommandStateContext { ResourceSnapshot = snapshot, Services = services });
            var known = commands.FirstOrDefault(c => c.Name == command.Name);
            commands = known is null ? commands.Add(ToSnapshot(command, state)) : commands.Replace(known, known with { State = state });
        }

        return commands;
    }

    private static ResourceCommandSnapshot ToSnapshot(ResourceCommandAnnotation command, ResourceCommandState state) => new(
        command.Name,
        state,
        command.DisplayName,
        command.DisplayDescription,
#pragma warning disable CS0618 // Obsolete for callers, still handed to the dashboard.
        command.Parameter,
#pragma warning restore CS0618
        command.ConfirmationMessage,
        command.IconName,
        command.IconVariant,
        command.IsHighlighted)
    {
        Visibility = command.Visibility,
    };

    private static CustomResourceSnapshot Scalars(CustomResourceSnapshot snapshot) => snapshot with
    {
        Version = 0,
        Properties = [],
        EnvironmentVariables = [],
        Urls = [],
        Volumes = [],
        Commands = [],
        Relationships = [],
        HealthReports = [],
    };

    private static bool SameValue(object? a, object? b) => (a, b) switch
    {
        (string, string) => Equals(a, b),
        (IEnumerable left, IEnumerable right) => left.Cast<object?>().SequenceEqual(right.Cast<object?>()),
        _ => Equals(a, b),
    };
}
