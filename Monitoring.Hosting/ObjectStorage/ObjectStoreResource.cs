using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;

namespace Monitoring.Hosting;

/// <summary>Where blocks of samples are kept for years. A place, not a process: it is not part of the model itself.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="store">What Thanos needs to know of it.</param>
/// <param name="parameters">The parameters that hold its credentials.</param>
public sealed class ObjectStoreResource(string name, ObjectStore store, params IReadOnlyList<ParameterResource> parameters) : Resource(name)
{
    /// <summary>What Thanos needs to know of it.</summary>
    public ObjectStore Store => store;

    /// <summary>Gives a component its credentials.</summary>
    internal ObjectStore GrantTo(MonitoringResource component) => GrantTo(component.Use);

    /// <summary>Gives somebody its credentials.</summary>
    /// <param name="use">Makes a parameter available.</param>
    internal ObjectStore GrantTo(Func<ParameterResource, Secret> use)
    {
        foreach (var parameter in parameters)
        {
            use(parameter);
        }

        return store;
    }
}
