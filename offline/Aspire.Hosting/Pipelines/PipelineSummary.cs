using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.Pipelines;

/// <summary>Key and value pairs that are printed when the pipeline has run.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics#{0}")]
public sealed class PipelineSummary
{
    private readonly Lock _lock = new();
    private readonly List<PipelineSummaryItem> _items = [];

    public ReadOnlyCollection<PipelineSummaryItem> Items
    {
        get
        {
            lock (_lock)
                return new([.. _items]);
        }
    }

    public void Add(string key, string value) => Add(new PipelineSummaryItem(key, value, enableMarkdown: false));

    public void Add(string key, MarkdownString value) => Add(new PipelineSummaryItem(key, value.Value, enableMarkdown: true));

    private void Add(PipelineSummaryItem item)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(item.Key, "key");
        lock (_lock)
            _items.Add(item);
    }
}

[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public sealed class PipelineSummaryItem(string key, string value, bool enableMarkdown)
{
    public string Key { get; } = key;

    public string Value { get; } = value;

    public bool EnableMarkdown { get; } = enableMarkdown;
}

/// <summary>Text that the CLI renders as Markdown.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public sealed class MarkdownString(string value)
{
    public string Value { get; } = value;

    public override string ToString() => Value;
}
