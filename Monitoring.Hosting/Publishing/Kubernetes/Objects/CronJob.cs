using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Serialization;

namespace Monitoring.Hosting.Publishing.Kubernetes.Objects;

/// <summary>A job at certain times: a kind that Aspire's package has no type for.</summary>
[YamlSerializable]
internal sealed class CronJob() : Workload("batch/v1", "CronJob")
{
    /// <summary>What it should be.</summary>
    [YamlMember(Alias = "spec")]
    public CronJobSpec Spec { get; set; } = new();

    /// <inheritdoc />
    public override PodTemplateSpecV1 PodTemplate => Spec.JobTemplate.Spec.Template;
}

/// <summary>What a CronJob should be.</summary>
[YamlSerializable]
internal sealed class CronJobSpec
{
    /// <summary>When it runs, as cron writes it.</summary>
    public string Schedule { get; set; } = "";

    /// <summary>Where it is that time: else it is where the control plane runs.</summary>
    public string TimeZone { get; set; } = "Etc/UTC";

    /// <summary>What happens while the last job runs: the next one is left out.</summary>
    public string ConcurrencyPolicy { get; set; } = "Forbid";

    /// <summary>How late a job may start, in seconds; later it is left out, and the next one comes at its time.</summary>
    public int StartingDeadlineSeconds { get; set; } = 600;

    /// <summary>Jobs that are kept when they went well.</summary>
    public int SuccessfulJobsHistoryLimit { get; set; } = 1;

    /// <summary>Jobs that are kept when they failed: their pods have the log.</summary>
    public int FailedJobsHistoryLimit { get; set; } = 1;

    /// <summary>What jobs are made from.</summary>
    public JobTemplate JobTemplate { get; set; } = new();
}

/// <summary>What jobs are made from.</summary>
[YamlSerializable]
internal sealed class JobTemplate
{
    /// <summary>What a job should be.</summary>
    public JobSpec Spec { get; set; } = new();
}

/// <summary>What a job should be.</summary>
[YamlSerializable]
internal sealed class JobSpec
{
    /// <summary>Attempts after the first.</summary>
    public int BackoffLimit { get; set; } = 2;

    /// <summary>How long all attempts may take, in seconds.</summary>
    public int ActiveDeadlineSeconds { get; set; } = 3600;

    /// <summary>What its pod is made from.</summary>
    public PodTemplateSpecV1 Template { get; set; } = new();
}
