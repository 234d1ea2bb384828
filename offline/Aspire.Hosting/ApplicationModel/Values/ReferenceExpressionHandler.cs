using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

public partial class ReferenceExpression
{
    [InterpolatedStringHandler]
    public ref struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _format = new(literalLength * 2);
        private readonly List<Hole> _holes = new(formattedCount);

        public readonly void AppendLiteral(string value) => _format.Append(EscapeBraces(value));

        public readonly void AppendFormatted(string? value) => AppendFormatted(value, format: null);

        public readonly void AppendFormatted(string? value, string? format = null)
        {
            if (value is not null)
                _format.Append(EscapeBraces(format is null ? value : FormatValue(value, format)));
        }

        [Obsolete("ReferenceExpression instances can't be used in interpolated string with a custom format. Duplicate the inner expression in-place.", error: true)]
        public void AppendFormatted(ReferenceExpression valueProvider, string format) => throw new InvalidOperationException();

        public void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider, IManifestExpressionProvider => AppendFormatted(valueProvider, format: null);

        public void AppendFormatted<T>(T valueProvider, string? format = null)
            where T : IValueProvider, IManifestExpressionProvider
        {
            _format.Append(CultureInfo.InvariantCulture, $"{{{_holes.Count}}}");
            _holes.Add(new Hole(valueProvider, valueProvider.ValueExpression, format));
        }

        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource, IValueProvider, IManifestExpressionProvider => AppendFormatted(valueProvider.Resource, format: null);

        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider, string? format = null)
            where T : IResource, IValueProvider, IManifestExpressionProvider => AppendFormatted(valueProvider.Resource, format);

        internal readonly ReferenceExpression ToExpression() => Create(_format.ToString(), _holes);

        // Braces that are doubled already stay as they are.
        private static string EscapeBraces(string text)
        {
            if (text.AsSpan().IndexOfAny('{', '}') < 0)
                return text;

            var escaped = new StringBuilder(text.Length + 4);
            for (var i = 0; i < text.Length; i++)
            {
                escaped.Append(text[i]);
                if (text[i] is not ('{' or '}'))
                    continue;

                escaped.Append(text[i]);
                if (i + 1 < text.Length && text[i + 1] == text[i])
                    i++;
            }

            return escaped.ToString();
        }
    }
}
