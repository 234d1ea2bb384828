using Aspire.Hosting.Lifecycle;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Dashboard;

internal static class DashboardServices
{
    public static void AddDashboard(this IServiceCollection services)
    {
        services.AddSingleton<DashboardOptions>();
        services.AddSingleton<DashboardLog>();
        services.AddSingleton<ResourceService>();
        services.AddSingleton<ResourceServer>();
        services.AddSingleton<DashboardHost>();
        services.AddSingleton<IDistributedApplicationEventingSubscriber>(provider => provider.GetRequiredService<DashboardHost>());
    }
}
