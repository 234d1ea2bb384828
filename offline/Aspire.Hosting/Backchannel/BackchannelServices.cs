using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Backchannel;

internal static class BackchannelServices
{
    public static void AddBackchannel(this IServiceCollection services)
    {
        services.AddSingleton<BackchannelLoggerProvider>();
        services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<BackchannelLoggerProvider>());
        services.AddSingleton<AppHostMethods>();
        services.AddSingleton<BackchannelService>();
        services.AddHostedService(provider => provider.GetRequiredService<BackchannelService>());
        services.AddHostedService<CliOrphanDetector>();
    }
}
