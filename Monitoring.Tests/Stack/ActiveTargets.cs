namespace Monitoring.Tests.Stack;

/// <summary>What a Prometheus says of its targets.</summary>
internal static class ActiveTargets
{
    /// <summary>The jobs of all components whose images can be built from Debian's packages.</summary>
    public static readonly string[] JobsOfRunningComponents =
        ["alertmanager", "node-exporter", "postgres-exporter", "prometheus", "redis-exporter", "watchdog"];

    /// <summary>The targets that a Prometheus scrapes.</summary>
    public static async Task<List<ActiveTarget>> Of(StackRun stack, string replica)
    {
        var answer = await stack.Json(replica, "/api/v1/targets?state=active");
        return
        [
            .. answer["data"]!["activeTargets"]!.AsArray().Select(target => new ActiveTarget(
                target!["labels"]!["job"]!.GetValue<string>(),
                target["labels"]!["instance"]!.GetValue<string>(),
                target["scrapeUrl"]!.GetValue<string>(),
                target["health"]!.GetValue<string>(),
                target["lastError"]!.GetValue<string>())),
        ];
    }
}

/// <summary>A target of a Prometheus.</summary>
internal sealed record ActiveTarget(string Job, string Instance, string Url, string Health, string LastError);
