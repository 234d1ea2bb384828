using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>Credentials are for a job that exists.</summary>
internal sealed class CredentialsHaveAJob() : SpecRule<PrometheusSpec>("MON107")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec) =>
        from job in spec.JobAccess.Keys
        where spec.ScrapeJobs.All(known => known.Name != job)
        select Error(name, $"There are credentials for job '{job}', which does not exist.", "Name one of the jobs, or remove the credentials.");
}
