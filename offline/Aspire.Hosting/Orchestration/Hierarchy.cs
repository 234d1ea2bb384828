using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>Who is whose child: by type (a database of a server) or by annotation.</summary>
internal sealed class Hierarchy
{
    private readonly ILookup<IResource, IResource> _childrenByType;

    public Hierarchy(DistributedApplicationModel model)
    {
        _childrenByType = model.Resources.OfType<IResourceWithParent>().ToLookup(c => c.Parent, IResource (c) => c);
        foreach (var resource in model.Resources)
            RefuseCircle(resource);
    }

    public static IResource? ParentOf(IResource resource) =>
        resource is IResourceWithParent child ? child.Parent : AnnotatedParent(resource);

    /// <summary>Children by type that live and die with their parent, and theirs.</summary>
    public IEnumerable<IResource> Dependents(IResource resource) => _childrenByType[resource]
        .Where(c => !c.RunsInEngine() && c is not (ParameterResource or ConnectionStringResource))
        .SelectMany(c => Dependents(c).Prepend(c));

    private static IResource? AnnotatedParent(IResource resource) =>
        resource.Annotations.OfType<ResourceRelationshipAnnotation>().LastOrDefault(r => r.Type == KnownRelationshipTypes.Parent)?.Resource;

    private static void RefuseCircle(IResource resource)
    {
        var path = new List<IResource> { resource };
        while (AnnotatedParent(path[^1]) is { } parent)
        {
            if (path.Contains(parent))
                throw new InvalidOperationException($"Circular dependency detected: {string.Join(" -> ", path.Append(parent).Select(r => r.Name))}");

            path.Add(parent);
        }
    }
}
