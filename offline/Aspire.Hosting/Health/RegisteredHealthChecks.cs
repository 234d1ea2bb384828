using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Health;

/// <summary>Every health check that a resource names must be registered.</summary>
internal sealed class RegisteredHealthChecks(DistributedApplicationModel model, ILogger<DistributedApplicationBuilder> logger)
    : IValidateOptions<HealthCheckServiceOptions>
{
    public ValidateOptionsResult Validate(string? name, HealthCheckServiceOptions options)
    {
        var registered = options.Registrations.Select(r => r.Name).ToHashSet();
        var complete = true;
        foreach (var resource in model.Resources)
        {
            foreach (var check in resource.Annotations.OfType<HealthCheckAnnotation>().Where(c => !registered.Contains(c.Key)))
            {
                complete = false;
                logger.LogCritical("The health check '{Key}' is not registered and is required for resource '{ResourceName}'.", check.Key, resource.Name);
            }
        }

        return complete
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("A health check registration is missing. Check logs for more details.");
    }
}
