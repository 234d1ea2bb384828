using Aspire.Hosting.Publishing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

internal static class PipelineServices
{
    public static void AddPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<PipelineOptions>(configuration.GetSection("Pipeline"));
        services.AddSingleton<PipelineActivityReporter>();
        services.AddSingleton<IPipelineActivityReporter>(provider => provider.GetRequiredService<PipelineActivityReporter>());
        services.AddSingleton<IPipelineOutputService, PipelineOutputService>();
        services.AddSingleton<ILoggerProvider, PipelineLoggerProvider>();
        services.AddHostedService<PipelineExecutor>();
    }
}
