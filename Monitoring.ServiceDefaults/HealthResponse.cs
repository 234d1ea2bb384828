using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Monitoring.ServiceDefaults;

/// <summary>The body of a health answer: one word for the world, every check by name for a developer.</summary>
internal static class HealthResponse
{
    public static HealthCheckOptions Options(IHostEnvironment environment, Func<HealthCheckRegistration, bool> predicate)
    {
        var options = new HealthCheckOptions { Predicate = predicate };
        if (environment.IsDevelopment())
            options.ResponseWriter = WriteDetails;
        return options;
    }

    private static Task WriteDetails(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString(),
        checks = report.Entries.Select(entry => new
        {
            name = entry.Key,
            status = entry.Value.Status.ToString(),
            description = entry.Value.Description ?? entry.Value.Exception?.Message,
            seconds = entry.Value.Duration.TotalSeconds,
        }),
    });
}
