using System.Globalization;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Extensions;
using Aspire.Hosting.Publishing;

namespace Aspire.Hosting.Kubernetes.Publishing;

/// <summary>Finds out what each resource of the model needs in the cluster; those that refer to each other see the same.</summary>
internal sealed class ResourceEvaluation(
    KubernetesEnvironmentResource environment, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
{
    private const int DefaultProjectPort = 8080;

    private readonly Dictionary<string, KubernetesResource> _known = [];
    private readonly ManifestPorts _ports = new();

    public async Task<KubernetesResource> GetAsync(IResource resource)
    {
        if (_known.TryGetValue(resource.Name, out var known))
            return known;

        var target = _known[resource.Name] = new KubernetesResource(resource.Name, resource, environment);
        ReadEndpoints(target);
        ReadVolumes(target);
        ReadProbes(target);
        var values = new ValueTranslation(this, target, executionContext, cancellationToken);
        await ReadEnvironmentAsync(target, values).ConfigureAwait(false);
        await ReadArgsAsync(target, values).ConfigureAwait(false);
        DefaultObjects.Make(target);
        return target;
    }

    private void ReadEndpoints(KubernetesResource target)
    {
        var inputs = target.Inputs;
        foreach (var (endpoint, port, targetPort) in _ports.Resolve(target.Target))
        {
            var protocol = endpoint.Protocol == ProtocolType.Udp ? "UDP" : "TCP";
            inputs.Endpoints[endpoint.Name] = new(endpoint.UriScheme, protocol, PortOf(target, endpoint, targetPort), endpoint.Name)
            {
                ServicePort = targetPort is null || port is null || port == targetPort ? null : Literal(port.Value),
            };
        }
    }

    private static HelmValue PortOf(KubernetesResource target, EndpointAnnotation endpoint, int? targetPort)
    {
        if (targetPort is { } number)
            return Literal(number);

        // In the cluster a project listens on HTTP only: TLS ends before it.
        if (endpoint.UriScheme == "https" && target.Inputs.Endpoints.Values.FirstOrDefault(other => other.Scheme == "http") is { } http)
            return http.Port;

        var key = HelmExpressions.Key($"port_{endpoint.Name}");
        return target.Inputs.Parameters[key] = new(HelmExpressions.Reference(HelmExpressions.Parameters, target.Name, key), DefaultProjectPort);
    }

    private static HelmValue Literal(int port) => new(null, port.ToString(CultureInfo.InvariantCulture));

    private static void ReadVolumes(KubernetesResource target)
    {
        foreach (var mount in target.Target.Annotations.OfType<ContainerMountAnnotation>())
        {
            if (mount.Source is null || mount.Target is null)
                throw new InvalidOperationException($"A volume of '{target.Name}' lacks its source or its target.");
            if (mount.Type == ContainerMountType.BindMount)
                throw new InvalidOperationException($"'{target.Name}' mounts a folder of this machine, which a cluster does not have: {mount.Source}.");
            target.Inputs.Volumes.Add(new() { Name = mount.Source, MountPath = mount.Target, ReadOnly = mount.IsReadOnly ? true : null });
        }
    }

    private static void ReadProbes(KubernetesResource target)
    {
        foreach (var probe in target.Target.Annotations.OfType<EndpointProbeAnnotation>())
        {
            if (!target.Inputs.Endpoints.TryGetValue(probe.EndpointReference.EndpointName, out var endpoint))
                continue;

            target.Inputs.Probes.Add((probe.Type, new()
            {
                HttpGet = new() { Path = probe.Path, Port = endpoint.Port.ToScalar(), Scheme = endpoint.Scheme },
                InitialDelaySeconds = probe.InitialDelaySeconds,
                PeriodSeconds = probe.PeriodSeconds,
                TimeoutSeconds = probe.TimeoutSeconds,
                FailureThreshold = probe.FailureThreshold,
                SuccessThreshold = probe.SuccessThreshold,
            }));
        }
    }

    private async Task ReadEnvironmentAsync(KubernetesResource target, ValueTranslation values)
    {
        var context = new EnvironmentCallbackContext(executionContext, target.Target, cancellationToken: cancellationToken);
        foreach (var annotation in target.Target.Annotations.OfType<EnvironmentCallbackAnnotation>().ToList())
            await annotation.Callback(context).ConfigureAwait(false);

        var inputs = target.Inputs;
        foreach (var (name, source) in context.EnvironmentVariables)
        {
            // Others reach a project by HTTP: it has no certificate.
            if (source is EndpointReference { Scheme: "https" } && name.StartsWith("services__", StringComparison.Ordinal))
                continue;

            var translated = await values.TranslateAsync(source).ConfigureAwait(false);
            if (translated is HelmValue value)
                (value.IsSecret ? inputs.Secrets : inputs.Environment)[name] = value;
            else if (translated is string secret && HelmExpressions.RefersToSecrets(secret))
                inputs.Secrets[name] = new(HelmExpressions.Reference(HelmExpressions.Secrets, target.Name, secret), secret);
            else
                inputs.Environment[name] = new(HelmExpressions.Reference(HelmExpressions.Config, target.Name, name), translated);
        }
    }

    private async Task ReadArgsAsync(KubernetesResource target, ValueTranslation values)
    {
        var context = new CommandLineArgsCallbackContext([], target.Target, cancellationToken: cancellationToken) { ExecutionContext = executionContext };
        foreach (var annotation in target.Target.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToList())
            await annotation.Callback(context).ConfigureAwait(false);

        foreach (var arg in context.Args)
        {
            target.Inputs.Args.Add(await values.TranslateAsync(arg).ConfigureAwait(false) as string
                ?? throw new NotSupportedException($"An argument of '{target.Name}' is no text: {arg.GetType().Name}."));
        }
    }
}
