using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

public class ReferenceExpressionBuilder
{
    private readonly StringBuilder _format = new();
    private readonly List<ReferenceExpression.Hole> _holes = [];

    public bool IsEmpty => _format.Length == 0;

    public void Append([InterpolatedStringHandlerArgument("")] in ReferenceExpressionBuilderInterpolatedStringHandler handler)
    {
    }

    public void AppendLiteral(string value) => _format.Append(value);

    public void AppendFormatted(string? value) => _format.Append(value);

    public void AppendFormatted(string? value, string? format = null)
    {
        if (value is not null)
            _format.Append(format is null ? value : ReferenceExpression.FormatValue(value, format));
    }

    public void AppendFormatted<T>(T valueProvider)
        where T : IValueProvider, IManifestExpressionProvider => AppendFormatted(valueProvider, format: null);

    public void AppendFormatted<T>(T valueProvider, string? format)
        where T : IValueProvider, IManifestExpressionProvider => AppendHole(valueProvider, valueProvider.ValueExpression, format);

    [Obsolete("ReferenceExpression instances can't be used in interpolated string with a custom format. Duplicate the inner expression in-place.", error: true)]
    public void AppendFormatted(ReferenceExpression valueProvider, string format) => throw new InvalidOperationException();

    public void AppendValueProvider(object valueProvider, string? format = null)
    {
        var value = valueProvider is IResourceBuilder<IResource> builder ? builder.Resource : valueProvider;
        if (value is not IValueProvider provider)
            throw new ArgumentException("Object must implement IValueProvider", nameof(valueProvider));

        if (value is not IManifestExpressionProvider manifest)
            throw new ArgumentException("Object must implement IManifestExpressionProvider", nameof(valueProvider));

        AppendHole(provider, manifest.ValueExpression, format);
    }

    public ReferenceExpression Build() => ReferenceExpression.Create(_format.ToString(), [.. _holes]);

    private void AppendHole(IValueProvider value, string expression, string? format)
    {
        _format.Append(CultureInfo.InvariantCulture, $"{{{_holes.Count}}}");
        _holes.Add(new ReferenceExpression.Hole(value, expression, format));
    }

    [InterpolatedStringHandler]
#pragma warning disable CS9113 // The compiler passes both lengths to every handler.
    public ref struct ReferenceExpressionBuilderInterpolatedStringHandler(int literalLength, int formattedCount, ReferenceExpressionBuilder builder)
#pragma warning restore CS9113
    {
        public readonly void AppendLiteral(string value) => builder.AppendLiteral(value);

        public readonly void AppendFormatted(string? value) => builder.AppendFormatted(value);

        public void AppendFormatted(string? value, string format) => builder.AppendFormatted(value, format);

        [Obsolete("ReferenceExpression instances can't be used in interpolated string with a custom format. Duplicate the inner expression in-place.", error: true)]
        public void AppendFormatted(ReferenceExpression valueProvider, string format) => throw new InvalidOperationException();

        public void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider, IManifestExpressionProvider => builder.AppendFormatted(valueProvider, format: null);

        public void AppendFormatted<T>(T valueProvider, string? format)
            where T : IValueProvider, IManifestExpressionProvider => builder.AppendFormatted(valueProvider, format);

        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource, IValueProvider, IManifestExpressionProvider => builder.AppendFormatted(valueProvider.Resource, format: null);

        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider, string? format)
            where T : IResource, IValueProvider, IManifestExpressionProvider => builder.AppendFormatted(valueProvider.Resource, format);
    }
}
