using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Grafana;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;
using Monitoring.Tests.Grafana;

namespace Monitoring.Tests.Validation;

/// <summary>Examples of specifications of Grafana, and of its dashboards.</summary>
internal static class GrafanaExamples
{
    private const string Good = """{ "uid": "good", "title": "Good" }""";
    private static readonly GrafanaSpec Stack = GrafanaScenario.Stack;
    private static readonly OpenIdLogin Login = new("Example", new("https://login.example.com/"), "grafana", new("client-secret"));
    private static readonly string Dashboards = Path.Combine(Rules.Rulebook.Root, "Monitoring.AppHost", "dashboards");

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new("MON150 error: /nowhere: The folder of dashboards does not exist. Fix: Create it, or give WithDashboards the path relative to the app host's project.",
            () => Task.FromResult(new DashboardFolder("/nowhere").Findings()), () => InFolder(("good.json", Good))),
        Of("MON151 error: {folder}: The folder of dashboards holds no *.json file. Fix: Add a dashboard, or leave WithDashboards out.", ("good.txt", Good)),
        Of("MON152 error: {folder}/a.json:1: This is not JSON. Fix: Correct the syntax near the line; quote names, and leave no comma behind the last item.", ("a.json", "{ uid }")),
        Of("MON153 error: {folder}/a.json:1: The dashboard has no title. Fix: Add \"title\" at the top level of the file.", ("a.json", """{ "uid": "a" }""")),
        Of("MON154 error: {folder}/good.json: The uid 'good' is that of a.json too; Grafana would show one of them only. Fix: Give each dashboard a uid of its own.",
            ("a.json", """{ "uid": "good", "title": "A" }"""), ("good.json", Good)),
        Of("MON155 error: {folder}/a.json:1: The uid 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' has 41 characters. Fix: Use at most 40.",
            ("a.json", """{ "uid": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "title": "A" }""")),
        Of("MON160 error: grafana: Version 9.5.2 is too old. Fix: Use 10.0 or later.", Tagged("9.5.2") with { Replicas = 1 }, Tagged("10.3.0")),
        Of("MON161 error: grafana: 2 replicas with a disk each are 2 Grafanas that know nothing of each other. Fix: Give them a database with WithDatabase, or use 1 replica.",
            Stack with { Database = null }, Stack),
        Of("MON162 error: grafana: 2 data sources are named 'prometheus'. Fix: Give each a name of its own.",
            Stack with { DataSources = [GrafanaScenario.Prometheus, GrafanaScenario.Prometheus] }, Stack),
        Of("MON163 error: grafana: There is no dashboard with the uid 'none' to begin with. Fix: Use the uid of one in the folder of WithDashboards.",
            Beginning("none"), Beginning("stack-overview")),
        Of("MON164 warning: grafana: It has no data source that is switched on, so every dashboard is empty. Fix: Use WithDataSource.", Stack with { DataSources = [] }, Stack),
        Of("MON165 warning: grafana: Version 10.2.0 cannot share live data through a Redis with a password; viewers see that of their own replica only. Fix: Use 10.3 and later.",
            Tagged("10.2.0"), Tagged("10.2.0") with { RemoteCache = new RedisConnection(new StaticEndpoint("redis", 6379), null) }),
        Of("MON167 warning: grafana: 2 replicas without a common cache evaluate and notify of Grafana's own alerts 2 times. Fix: Use WithRemoteCache.", Stack with { RemoteCache = null }, Stack),
        Of("MON166 error: grafana: The login provider cannot send people back to an address that Grafana does not know. Fix: Use WithPublicHost, or WithExternalUrl.",
            Stack with { Login = Login, ExternalUrl = null }, Stack with { Login = Login }),
        RuleExample.Of("MON168 error: grafana: The data source 'loki' is the endpoint 'http' of 'loki', which does not exist. Fix: Add the endpoint, or give WithDataSource one that exists.",
            spec => GrafanaRules.Check("grafana", spec), () => AskingLoki(existing: "grpc"), () => AskingLoki(existing: "http")),
        Of("MON169 error: grafana: Exemplars and logs lead to 'traces', which is no Tempo that Grafana asks. Fix: Add it with WithDataSource, or name one that is there.",
            LeadingTo("traces"), LeadingTo("tempo")),
    ];

    private static RuleExample Of(string finding, GrafanaSpec violates, GrafanaSpec holds) => RuleExample.Of(finding, spec => GrafanaRules.Check("grafana", spec), violates, holds);

    private static RuleExample Of(string finding, params (string Name, string Text)[] files) => new(finding, () => InFolder(files), () => InFolder(("good.json", Good)));

    private static GrafanaSpec Tagged(string tag) => Stack with { Image = GrafanaImages.Default with { Tag = tag } };

    private static GrafanaSpec Beginning(string home) => Stack with { Dashboards = new(Dashboards), HomeDashboard = home };

    private static GrafanaSpec LeadingTo(string traces) => GrafanaScenario.Signals with { Links = new() { Traces = traces } };

    private static GrafanaSpec AskingLoki(string existing)
    {
        var loki = DistributedApplication.CreateBuilder([]).AddContainer("loki", "grafana/loki", "3.7.6").WithHttpEndpoint(targetPort: 3100, name: existing);
        return Stack with { DataSources = [new(GrafanaDataSourceKind.Loki, "loki", new AspireEndpoint(loki.GetEndpoint("http"))), .. Stack.DataSources] };
    }

    private static Task<IEnumerable<Finding>> InFolder(params (string Name, string Text)[] files)
    {
        using var folder = new TestFolder(files);
        return Task.FromResult<IEnumerable<Finding>>(
            [.. new DashboardFolder(folder.Path).Findings().Select(finding => finding with { Place = finding.Place.Replace(folder.Path, "{folder}", StringComparison.Ordinal) })]);
    }
}
