using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes;
using Monitoring.Hosting.Validation;

namespace Monitoring.Tests.Validation;

/// <summary>Examples of what cannot be published.</summary>
internal static class PublishingExamples
{
    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new("MON200 error: Parameters:admin-password: This secret has no value. "
            + "Fix: Set Parameters__admin_password in the environment: it is needed to deploy, and never written to the chart.",
            () => Publish(password: ""), () => Publish()),
        new("MON201 error: app: It shares volume 'blocks' with other workloads, which only a local run has. "
            + "Fix: Use an object store: set Monitoring:ObjectStore:Type, for instance to S3, and what that needs.",
            () => Publish(isShared: true), () => Publish()),
        new("MON210 error: app: Everybody who finds app.example.com could read and change it: nothing asks who they are. "
            + "Fix: Set Monitoring:Security:BasicAuth to true, or Monitoring:Kubernetes:Ingress:LoginAnnotations to those by which your controller asks an OAuth proxy.",
            () => Ingress([Public("app", asksForLogin: false)]), () => Ingress([Public("app", asksForLogin: true)])),
        new("MON211 error: app: app.example.com also leads to other. Fix: Give each component a host of its own.",
            () => Ingress([Public("app"), Public("other")]), () => Ingress([Public("app"), Public("other", "other.example.com")])),
        new("MON212 error: Monitoring:Kubernetes:Ingress: 'nginx.ingress.kubernetes.io/auth-snippet' writes into the controller's own configuration, past all of its checks. "
            + "Fix: Use an annotation made for the purpose, such as one that names the address of an OAuth proxy.",
            () => Ingress([], "nginx.ingress.kubernetes.io/auth-snippet"), () => Ingress([], "nginx.ingress.kubernetes.io/auth-url")),
        new("MON220 error: app: large.yml is larger than 900Ki, and a ConfigMap takes no more. Fix: Divide the file: the API server refuses objects of more than 1 MiB.",
            () => Publish(file: new("large.yml", new('x', (900 << 10) + 1))), () => Publish(file: new("large.yml", new('x', 900 << 10)))),
        new("MON221 error: app: 'größe.yml' cannot be a key of a ConfigMap. Fix: Name the file with letters, digits, dots, hyphens and underscores, 253 at most.",
            () => Publish(file: new("größe.yml", "")), () => Publish(file: new("Groesse_1.yml", ""))),
    ];

    private static Task<IEnumerable<Finding>> Ingress(IReadOnlyList<Workload> workloads, params IEnumerable<string> annotations) => Task.FromResult(
        IngressRules.Check(workloads, new IngressOptions { LoginAnnotations = annotations.ToDictionary(key => key, _ => "https://oauth.example.com/") }));

    private static Workload Public(string name, string host = "app.example.com", bool asksForLogin = true) => new(name, Replication.Stateless(), [])
    {
        Public = new(HostName.Parse(host), Port.Http(8080)) { AsksForLogin = asksForLogin },
    };

    private static async Task<IEnumerable<Finding>> Publish(string password = "a-password", bool isShared = false, TextFile? file = null)
    {
        var builder = DistributedApplication.CreateBuilder(["--operation", "publish"]);
        var parameter = password.Length == 0 ? builder.AddParameter("admin-password", secret: true) : builder.AddParameter("admin-password", password, secret: true);
        var component = new PublishedComponent(parameter.Resource);
        var container = new ContainerSpec(component.Name, new("", "app", "1.0.0")) { UserId = 65534, Config = file is null ? [] : [new("config", "/etc/app", [file])] };
        var workload = new Workload(component.Name, component.Replication, [container]) { Claims = [new("blocks", ByteSize.GiB(1)) { IsShared = isShared }] };
        try
        {
            await PublishingRules.CheckAsync([(component, workload)], new KubernetesSettings(), CancellationToken.None);
            return [];
        }
        catch (MonitoringValidationException refused)
        {
            return refused.Errors;
        }
    }

    private sealed class PublishedComponent(ParameterResource secret) : IComponent
    {
        public string Name => "app";

        public Replication Replication => Replication.Singleton;

        public bool IsEnabled => true;

        public IEnumerable<Flow> Flows => [];

        public IEnumerable<MetricsEndpoint> Metrics => [];

        public IReadOnlyDictionary<Secret, ParameterResource> Secrets { get; } = new Dictionary<Secret, ParameterResource> { [new(secret.Name)] = secret };

        public IEnumerable<Finding> Validate() => [];

        public Workload Describe(Addressing addressing) => throw new NotSupportedException();
    }
}
