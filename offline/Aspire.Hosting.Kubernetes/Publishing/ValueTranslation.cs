using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Extensions;

namespace Aspire.Hosting.Kubernetes.Publishing;

/// <summary>Values of the model as a chart can say them: text, or text with references to <c>values.yaml</c>.</summary>
/// <param name="resources">The other resources.</param>
/// <param name="owner">Whose values they are.</param>
/// <param name="executionContext">How the application was started.</param>
/// <param name="cancellationToken">Cancels the evaluation.</param>
internal sealed class ValueTranslation(
    ResourceEvaluation resources, KubernetesResource owner, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
{
    /// <summary>A string, or a <see cref="HelmValue"/>.</summary>
    public async Task<object> TranslateAsync(object value, bool embedded = false) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        EndpointReference endpoint => await EndpointAsync(endpoint, EndpointProperty.Url, embedded).ConfigureAwait(false),
        EndpointReferenceExpression part => await EndpointAsync(part.Endpoint, part.Property, embedded).ConfigureAwait(false),
        ParameterResource parameter => Parameter(parameter),
        ConnectionStringReference reference => await TranslateAsync(reference.Resource.ConnectionStringExpression, embedded).ConfigureAwait(false),
        IResourceWithConnectionString connection => await TranslateAsync(connection.ConnectionStringExpression, embedded).ConfigureAwait(false),
        ReferenceExpression { IsConditional: false } expression => await ExpressionAsync(expression, embedded).ConfigureAwait(false),
        ReferenceExpression { Condition: not ParameterResource } choice => await ChosenAsync(choice, embedded).ConfigureAwait(false),
        _ => throw new NotSupportedException($"'{owner.Name}' has a value that this chart cannot say: {value.GetType().Name}."),
    };

    private HelmValue Parameter(ParameterResource parameter)
    {
        var key = HelmExpressions.Key(parameter.Name);
        var section = parameter.Secret ? HelmExpressions.Secrets : HelmExpressions.Config;
        return new(HelmExpressions.Reference(section, owner.Name, key), Value: null) { Parameter = parameter, Key = key };
    }

    private async Task<object> ExpressionAsync(ReferenceExpression expression, bool embedded)
    {
        if (expression is { Format: "{0}", ValueProviders: [var only] })
        {
            var value = await TranslateAsync(only, embedded).ConfigureAwait(false);
            return embedded ? value.ToString()! : value;
        }

        var parts = new object[expression.ValueProviders.Count];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = await TranslateAsync(expression.ValueProviders[i], embedded: true).ConfigureAwait(false);
        return string.Format(CultureInfo.InvariantCulture, expression.Format, parts);
    }

    private async Task<object> ChosenAsync(ReferenceExpression choice, bool embedded)
    {
        var actual = await choice.Condition!.GetValueAsync(new() { ExecutionContext = executionContext }, cancellationToken).ConfigureAwait(false);
        var chosen = string.Equals(actual, choice.MatchValue, StringComparison.OrdinalIgnoreCase) ? choice.WhenTrue! : choice.WhenFalse!;
        return await TranslateAsync(chosen, embedded).ConfigureAwait(false);
    }

    private async Task<string> EndpointAsync(EndpointReference endpoint, EndpointProperty property, bool embedded)
    {
        var target = await resources.GetAsync(endpoint.Resource).ConfigureAwait(false);
        var mapping = target.Inputs.Endpoints[endpoint.EndpointName];
        var host = ObjectNames.Service(target.Name);
        var port = mapping.ServicePort ?? mapping.Port;
        var address = $"{host}:{port.Expression ?? port.Text}";
        return property switch
        {
            EndpointProperty.Url => $"{mapping.Scheme}://{address}",
            EndpointProperty.Host or EndpointProperty.IPV4Host => host,
            EndpointProperty.HostAndPort => address,
            EndpointProperty.Port => PortText(port),
            EndpointProperty.TargetPort => PortText(mapping.Port),
            EndpointProperty.Scheme => mapping.Scheme,
            _ => throw new NotSupportedException($"A chart cannot say the {property} of an endpoint."),
        };

        string PortText(HelmValue number) => embedded ? number.Expression ?? number.Text! : number.ToScalar();
    }
}
