using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithConnectionStringRedirection<T>(
        this IResourceBuilder<T> builder, IResourceWithConnectionString resource)
        where T : IResourceWithConnectionString =>
        builder.WithAnnotation(new ConnectionStringRedirectAnnotation(resource), ResourceAnnotationMutationBehavior.Replace);

    public static IResourceBuilder<TDestination> WithReferenceEnvironment<TDestination>(
        this IResourceBuilder<TDestination> builder, ReferenceEnvironmentInjectionFlags flags)
        where TDestination : IResourceWithEnvironment => builder.WithAnnotation(new ReferenceEnvironmentInjectionAnnotation(flags));

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null,
        bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        var resource = source.Resource;
        connectionName ??= resource.Name;
        builder.WithReferenceRelationship(resource);
        var injected = Injected(builder.Resource);
        return builder.WithEnvironment(context =>
        {
            if (injected.HasFlag(ReferenceEnvironmentInjectionFlags.ConnectionString))
            {
                var variable = resource.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{connectionName}";
                context.EnvironmentVariables[variable] = new ConnectionStringReference(resource, optional);
            }

            if (injected.HasFlag(ReferenceEnvironmentInjectionFlags.ConnectionProperties))
            {
                var prefix = connectionName.Length == 0 ? "" : $"{VariableName(connectionName).ToUpperInvariant()}_";
                foreach (var (name, value) in resource.GetConnectionProperties())
                    context.EnvironmentVariables[prefix + name.ToUpperInvariant()] = value;
            }
        });
    }

    public static ReferenceExpression GetConnectionProperty(this IResourceWithConnectionString resource, string key) =>
        resource.GetConnectionProperties().FirstOrDefault(p => string.Equals(p.Key, key, StringComparison.OrdinalIgnoreCase)).Value
        ?? ReferenceExpression.Empty;

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        return builder.ReferTo(source.Resource, endpointName: null, serviceName: null);
    }

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source, string name)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        return builder.ReferTo(source.Resource, endpointName: null, serviceName: name);
    }

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(endpointReference);
        return builder.ReferTo(endpointReference.Resource, endpointReference.EndpointName, serviceName: null);
    }

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, string name, Uri uri)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(uri);
        var problem = !uri.IsAbsoluteUri ? "it must be absolute."
            : uri.Fragment.Length > 0 ? "it cannot contain a fragment."
            : uri.Query.Length > 0 ? "it cannot contain a query string."
            : null;
        if (problem is not null)
            throw new InvalidOperationException($"The URI for service reference '{name}' is invalid while configuring target resource '{builder.Resource.Name}': {problem}");

        var injected = Injected(builder.Resource);
        if (injected.HasFlag(ReferenceEnvironmentInjectionFlags.ServiceDiscovery))
            builder.WithEnvironment($"services__{name}__default__0", uri.ToString());

        if (injected.HasFlag(ReferenceEnvironmentInjectionFlags.Endpoints))
            builder.WithEnvironment(VariableName(name), uri.ToString());

        return builder;
    }

    /// <summary>The first reference to a resource adds the variables of its endpoints; later ones only say which endpoints.</summary>
    private static IResourceBuilder<T> ReferTo<T>(
        this IResourceBuilder<T> builder, IResourceWithEndpoints target, string? endpointName, string? serviceName)
        where T : IResourceWithEnvironment
    {
        var reference = builder.Resource.Annotations.OfType<EndpointReferenceAnnotation>().SingleOrDefault(r => r.Resource == target);
        if (reference is null)
        {
            reference = new EndpointReferenceAnnotation(target);
            if (builder.Resource.IsContainer())
                reference.ContextNetworkId = KnownNetworkIdentifiers.DefaultAspireContainerNetwork;

            builder.WithAnnotation(reference);
            builder.WithEnvironment(context => AddEndpointVariables(context, reference, serviceName));
        }

        if (endpointName is null)
            reference.UseAllEndpoints = true;
        else
            reference.EndpointNames.Add(endpointName);

        return builder.WithReferenceRelationship(target);
    }

    private static void AddEndpointVariables(EnvironmentCallbackContext context, EndpointReferenceAnnotation reference, string? name)
    {
        var injected = Injected(context.Resource);
        var service = name ?? reference.Resource.Name;
        var prefix = VariableName(name ?? service.ToUpperInvariant());
        foreach (var endpoint in reference.Resource.GetEndpoints(reference.ContextNetworkId))
        {
            var byDefault = reference.UseAllEndpoints && !endpoint.ExcludeReferenceEndpoint;
            if (!byDefault && !reference.EndpointNames.Contains(endpoint.EndpointName))
                continue;

            if (injected.HasFlag(ReferenceEnvironmentInjectionFlags.Endpoints))
                context.EnvironmentVariables[$"{prefix}_{VariableName(endpoint.EndpointName).ToUpperInvariant()}"] = endpoint;

            if (!injected.HasFlag(ReferenceEnvironmentInjectionFlags.ServiceDiscovery))
                continue;

            // An endpoint named http that was switched to TLS must be found as https.
            var scheme = endpoint.IsHttpSchemeNamedEndpoint ? endpoint.Scheme : endpoint.EndpointName;
            var index = 0;
            while (!context.EnvironmentVariables.TryAdd($"services__{service}__{scheme}__{index}", endpoint))
                index++;
        }
    }

    private static ReferenceEnvironmentInjectionFlags Injected(IResource resource) =>
        resource.TryGetLastAnnotation<ReferenceEnvironmentInjectionAnnotation>(out var injection)
            ? injection.Flags
            : ReferenceEnvironmentInjectionFlags.All;

    /// <summary>A name that may stand in an environment variable: other characters become underscores, a digit does not lead.</summary>
    private static string VariableName(string name)
    {
        var encoded = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return encoded.Length > 0 && char.IsAsciiDigit(encoded[0]) ? $"_{encoded}" : encoded;
    }
}
