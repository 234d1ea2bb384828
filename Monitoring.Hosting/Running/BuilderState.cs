using Microsoft.Extensions.DependencyInjection;

namespace Monitoring.Hosting.Running;

/// <summary>Objects of which an app host has one.</summary>
internal static class BuilderState
{
    /// <summary>Gets the app host's only <typeparamref name="T"/>, made on first use; running code gets the same one as a service.</summary>
    public static T Single<T>(this IDistributedApplicationBuilder builder, Func<T> create)
        where T : class
    {
        var existing = builder.Services.FirstOrDefault(service => service.ServiceType == typeof(T))?.ImplementationInstance;
        if (existing is T single)
        {
            return single;
        }

        var created = create();
        builder.Services.AddSingleton(created);
        return created;
    }
}
