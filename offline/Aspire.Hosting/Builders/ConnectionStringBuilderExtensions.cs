using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

public static class ConnectionStringBuilderExtensions
{
    public static IResourceBuilder<ConnectionStringResource> AddConnectionString(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, Action<ReferenceExpressionBuilder> connectionStringBuilder)
    {
        var expression = new ReferenceExpressionBuilder();
        connectionStringBuilder(expression);
        return builder.AddConnectionString(name, expression.Build());
    }

    public static IResourceBuilder<ConnectionStringResource> AddConnectionString(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, ReferenceExpression connectionStringExpression)
    {
        var connectionString = builder.AddResource(new ConnectionStringResource(name, connectionStringExpression));
        var parts = connectionStringExpression.ValueProviders
            .SelectMany(p => p is IResource ? [p] : p is IValueWithReferences composite ? composite.References : [])
            .OfType<IResource>()
            .Where(r => r is not IResourceWithoutLifetime)
            .DistinctBy(r => r.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var part in parts)
            connectionString.WaitForStart(builder.CreateResourceBuilder(part));

        return connectionString
            .WithReferenceRelationship(connectionStringExpression)
            .WithInitialState(new CustomResourceSnapshot
            {
                ResourceType = KnownResourceTypes.ConnectionString,
                State = KnownResourceStates.NotStarted,
                Properties = [],
            })
            .OnInitializeResource(StartAsync);
    }

    /// <summary>Nothing runs for it: it is running once everything it is made of has started.</summary>
    private static async Task StartAsync(ConnectionStringResource resource, InitializeResourceEvent initializing, CancellationToken ct)
    {
        try
        {
            await initializing.Eventing.PublishAsync(new BeforeResourceStartedEvent(resource, initializing.Services), ct).ConfigureAwait(false);
            await initializing.Notifications.PublishUpdateAsync(resource, s => s with { State = KnownResourceStates.Running }).ConfigureAwait(false);
            await initializing.Eventing.PublishAsync(new ConnectionStringAvailableEvent(resource, initializing.Services), ct).ConfigureAwait(false);
        }
        catch (Exception ex)
        {
            initializing.Logger.LogError(ex, "Failed to resolve connection string for resource '{ResourceName}'", resource.Name);
            await initializing.Notifications.PublishUpdateAsync(resource, s => s with { State = KnownResourceStates.FailedToStart }).ConfigureAwait(false);
        }
    }
}
