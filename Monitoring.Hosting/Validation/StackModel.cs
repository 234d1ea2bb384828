using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;

namespace Monitoring.Hosting.Validation;

/// <summary>The whole model, as rules look at it that concern more than one component.</summary>
/// <param name="Components">The components that are switched on.</param>
internal sealed record StackModel(IReadOnlyList<IComponent> Components)
{
    /// <summary>Their descriptions; empty when errors make that impossible.</summary>
    public IReadOnlyList<Workload> Workloads { get; init; } = [];

    /// <summary>The service level objectives of the app host.</summary>
    public IReadOnlyList<ServiceLevelObjective> Objectives { get; init; } = [];

    /// <summary>The values of secret parameters that configuration gives, by the parameter's name.</summary>
    public IReadOnlyDictionary<string, string> GivenSecrets { get; init; } = new Dictionary<string, string>();

    /// <summary>The model of an app host.</summary>
    /// <param name="builder">The app host.</param>
    /// <param name="objectives">Its service level objectives.</param>
    public static StackModel Of(IDistributedApplicationBuilder builder, ServiceLevelObjectives objectives)
    {
        IReadOnlyList<IComponent> components = [.. builder.Resources.Select(ComponentAnnotation.Of).OfType<IComponent>().Where(component => component.IsEnabled)];
        var secrets = components.SelectMany(component => component.Secrets.Values)
            .Concat(builder.Resources.OfType<ParameterResource>().Where(parameter => parameter.Secret))
            .Select(parameter => parameter.Name)
            .Distinct();
        return new(components)
        {
            Objectives = objectives.All,
            GivenSecrets = secrets.Where(name => builder.Configuration[$"Parameters:{name}"] is not null).ToDictionary(name => name, name => builder.Configuration[$"Parameters:{name}"]!),
        };
    }
}
