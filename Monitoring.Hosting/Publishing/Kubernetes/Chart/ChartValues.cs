using System.Globalization;
using System.Text.RegularExpressions;
using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Secret = Monitoring.Hosting.Model.Secret;

namespace Monitoring.Hosting.Publishing.Kubernetes.Chart;

/// <summary>
/// The values of a chart. Whoever makes an object asks here for what operators may change, and gets the template expression to put in
/// its place; <c>values.yaml</c> and <c>values.schema.json</c> are written from what was asked for, so the two cannot disagree.
/// </summary>
internal sealed partial class ChartValues
{
    private readonly List<ChartValue> _all = [];
    private readonly Dictionary<BaseKubernetesResource, Dictionary<string, ChartValue>> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> _images = new(StringComparer.Ordinal);

    /// <summary>All values, in the order in which they were asked for.</summary>
    public IReadOnlyList<ChartValue> All => _all;

    /// <summary>The images that are built from projects, by the path that Aspire's own publisher gives each.</summary>
    public IReadOnlyDictionary<string, string> ProjectImages => _images;

    /// <summary>The name of a component or container as a part of a path: <c>thanos-query</c> becomes <c>thanosQuery</c>.</summary>
    public static string Key(string name) =>
        WordStart().Replace(name, match => match.Groups[1].Value.ToUpperInvariant());

    /// <summary>A text.</summary>
    public string Text(string path, string value, string description) => Add(new(path, ChartValueKind.Text, value, description)).Reference;

    /// <summary>A quantity of processor time, memory or disk.</summary>
    public string Quantity(string path, string value, string description) => Add(new(path, ChartValueKind.Quantity, value, description)).Reference;

    /// <summary>A duration as Prometheus writes it.</summary>
    public string Duration(string path, Duration value, string description) =>
        Add(new(path, ChartValueKind.Duration, value.ToString(), description)).Reference;

    /// <summary>A DNS name.</summary>
    public string Host(string path, string value, string description) => Add(new(path, ChartValueKind.Host, value, description)).Reference;

    /// <summary>An image: its <c>repository</c> and its <c>tag</c> are values below the path.</summary>
    public string Image(string path, ContainerImage image, string description)
    {
        var repository = (image.Registry.Length == 0 ? "" : image.Registry + "/") + image.Name;
        var tag = (image.Digest ?? image.KnownDigest) is { } digest ? $"{image.Tag}@{digest}" : image.Tag;
        return Text($"{path}.repository", repository, description)
            + ":" + Add(new($"{path}.tag", ChartValueKind.ImageTag, tag, "Its tag, pinned by @sha256:… where the digest is known.")).Reference;
    }

    /// <summary>An image that is built from a project: <c>aspire deploy</c> builds and pushes it, and puts its name in the place where Aspire's
    /// own publisher expects it. Until then, the name is that of the image somebody else has built.</summary>
    /// <param name="project">The project's name in the app host.</param>
    /// <param name="image">The image.</param>
    public string ProjectImage(string project, ContainerImage image)
    {
        var path = $"parameters.{Underscored(project)}.{Underscored(project)}_image";
        _images[path] = image.ToString();
        return TemplateText.Reference($".Values.{path}");
    }

    /// <summary>
    /// A number in a field of an object. The object keeps the number; in the chart, the expression stands in the field.
    /// </summary>
    /// <param name="owner">The object, at the latest when it is written.</param>
    /// <param name="field">The field, for instance <c>spec.replicas</c>.</param>
    /// <param name="path">The path of the value.</param>
    /// <param name="value">Its default.</param>
    /// <param name="description">What it means.</param>
    /// <param name="minimum">The least that it may be.</param>
    /// <returns>The number.</returns>
    public int Number(BaseKubernetesResource owner, string field, string path, int value, string description, int minimum = 0)
    {
        var added = Add(new(path, ChartValueKind.Number, value.ToString(CultureInfo.InvariantCulture), description) { Minimum = minimum });
        if (!_numbers.TryGetValue(owner, out var fields))
        {
            _numbers.Add(owner, fields = new(StringComparer.Ordinal));
        }

        fields.Add(field, added);
        return value;
    }

    /// <summary>A secret, which <c>aspire deploy</c> fills in from the parameter of its name, and Helm's users themselves.</summary>
    /// <param name="component">The component whose secret it is.</param>
    /// <param name="secret">The secret.</param>
    public static string Secret(string component, Secret secret) =>
        TemplateText.Reference($".Values.secrets.{Underscored(component)}.{Underscored(secret.Name)}");

    /// <summary>The fields of an object whose number is a value of the chart.</summary>
    public IReadOnlyDictionary<string, ChartValue> NumbersOf(BaseKubernetesResource owner) =>
        _numbers.GetValueOrDefault(owner) ?? [];

    // Aspire's own publisher names its values so.
    private static string Underscored(string name) => name.Replace('-', '_');

    private ChartValue Add(ChartValue value)
    {
        if (!Path().IsMatch(value.Path))
        {
            throw new ArgumentException($"'{value.Path}' is no path of names such as prometheus.image.tag.", nameof(value));
        }

        if (_all.Find(other => other.Path == value.Path) is { } known)
        {
            return known == value ? known : throw new InvalidOperationException($"The chart's value {value.Path} is {known.Default} in one place and {value.Default} in another.");
        }

        _all.Add(value);
        return value;
    }

    [GeneratedRegex(@"^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$")]
    private static partial Regex Path();

    [GeneratedRegex("-([a-z0-9])")]
    private static partial Regex WordStart();
}
