using System.Text.RegularExpressions;

namespace Aspire.Hosting.Kubernetes;

/// <summary>What the chart is called, and as what it is installed.</summary>
public sealed partial class HelmChartOptions
{
    private const int LongestNamespace = 63;
    private const int LongestReleaseName = 53;
    private const int LongestChartName = 250;
    private const int LongestDescription = 1024;

    private readonly KubernetesEnvironmentResource _environment;

    internal HelmChartOptions(KubernetesEnvironmentResource environment) => _environment = environment;

    /// <summary>Where <c>aspire deploy</c> installs the chart; the chart itself does not say.</summary>
    public HelmChartOptions WithNamespace(string @namespace)
    {
        Check(@namespace, LongestNamespace, LabelPattern(), nameof(@namespace));
        return this;
    }

    /// <summary>As what <c>aspire deploy</c> installs the chart; the chart itself does not say.</summary>
    public HelmChartOptions WithReleaseName(string releaseName)
    {
        Check(releaseName, LongestReleaseName, LabelPattern(), nameof(releaseName));
        return this;
    }

    public HelmChartOptions WithChartName(string name)
    {
        Check(name, LongestChartName, ChartNamePattern(), nameof(name));
        _environment.ChartName = name;
        return this;
    }

    public HelmChartOptions WithChartVersion(string version)
    {
        Check(version, int.MaxValue, VersionPattern(), nameof(version));
        _environment.ChartVersion = version;
        return this;
    }

    public HelmChartOptions WithChartDescription(string description)
    {
        Check(description, LongestDescription, AnyPattern(), nameof(description));
        _environment.ChartDescription = description;
        return this;
    }

    private static void Check(string value, int longest, Regex pattern, string parameterName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, parameterName);
        if (value.Length > longest || !pattern.IsMatch(value))
            throw new ArgumentException($"'{value}' is not allowed here: {pattern} of at most {longest} characters is.", parameterName);
    }

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")]
    private static partial Regex LabelPattern();

    [GeneratedRegex("^[a-zA-Z0-9._-]+$")]
    private static partial Regex ChartNamePattern();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$")]
    private static partial Regex VersionPattern();

    [GeneratedRegex(".")]
    private static partial Regex AnyPattern();
}
