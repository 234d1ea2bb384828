using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;

namespace Monitoring.Hosting.Publishing.Kubernetes.Pods;

/// <summary>A container of a pod.</summary>
internal static class PodContainer
{
    private const string OwnAddress = "POD_IP";

    /// <summary>Renders a container.</summary>
    public static ContainerV1 Create(WorkloadRendering rendering, ContainerSpec container)
    {
        var values = new ContainerValues(rendering, container);
        return new()
        {
            Name = KubernetesNames.Container(rendering.Name, container),
            Image = values.Image,
            ImagePullPolicy = values.ImagePullPolicy,
            Command = { container.Command.Select(Literal) },
            Args = { container.Args.Select(argument => Argument(rendering, container, argument)), Advertised(container) },
            Env = { container.Environment.Select(variable => Variable(rendering, variable)), OwnAddressFor(container) },
            Ports = { container.Ports.Select(ContainerPort) },
            StartupProbe = PodProbes.Startup(container),
            ReadinessProbe = PodProbes.Readiness(container),
            LivenessProbe = PodProbes.Liveness(container),
            Resources = values.Resources,
            SecurityContext = PodSecurity.OfContainer(rendering.Workload, container),
            VolumeMounts = { PodVolumes.Mounts(rendering.Workload, container), ServiceAccountToken.Mounts(rendering.Workload, container) },

            // The end of the log says more about a crash than a file that no program writes.
            TerminationMessagePolicy = "FallbackToLogsOnError",
        };
    }

    private static string Argument(WorkloadRendering rendering, ContainerSpec container, string argument)
    {
        var flag = argument.Split('=')[0];
        return container.TunableFlags.TryGetValue(flag, out var tunable) ? $"{flag}={rendering.Reference(tunable)}" : Literal(argument);
    }

    private static IEnumerable<string> Advertised(ContainerSpec container) =>
        container.Advertised is { } address ? [$"{address.Flag}=$({OwnAddress}):{address.Port.Number}"] : [];

    private static IEnumerable<EnvVarV1> OwnAddressFor(ContainerSpec container) => container.Advertised is null ? [] : [FromField(OwnAddress, "status.podIP")];

    private static EnvVarV1 FromField(string name, string path) => new() { Name = name, ValueFrom = new() { FieldRef = new() { FieldPath = path } } };

    private static EnvVarV1 Variable(WorkloadRendering rendering, EnvironmentVariable variable) => variable.Value switch
    {
        LiteralValue literal => new() { Name = variable.Name, Value = Literal(literal.Text) },
        TunableValue value => new() { Name = variable.Name, Value = rendering.Reference(value.Tunable) },
        SecretValue secret => new()
        {
            Name = variable.Name,
            ValueFrom = new() { SecretKeyRef = new() { Name = KubernetesNames.Secrets(rendering.Name), Key = secret.Secret.Name } },
        },
        ReplicaNameValue => FromField(variable.Name, "metadata.name"),
        _ => throw new InvalidOperationException($"{variable.Value.GetType().Name} is no kind of environment value."),
    };

    private static ContainerPortV1 ContainerPort(Port port) => new()
    {
        Name = port.Name,
        ContainerPort = port.Number,
        Protocol = port.ToProtocol(),
    };

    // Kubernetes replaces $(NAME) in arguments and variables, whatever it means to the program.
    private static string Literal(string text) => TemplateText.Literal(text.Replace("$(", "$$(", StringComparison.Ordinal));
}
