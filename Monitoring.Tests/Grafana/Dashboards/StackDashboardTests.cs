using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Monitoring.Hosting.Grafana;
using Monitoring.Hosting.Grafana.Dashboards;
using Xunit;

namespace Monitoring.Tests.Grafana.Dashboards;

public sealed partial class StackDashboardTests
{
    private static readonly string Folder = DashboardsOfTheAppHost();

    public static TheoryData<string> Files => [.. StackDashboards.All.Keys];

    [Fact]
    public void The_files_of_the_app_host_are_what_the_code_renders()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Folder);
            foreach (var (name, dashboard) in StackDashboards.All)
            {
                File.WriteAllText(Path.Combine(Folder, name), DashboardJson.Render(dashboard));
            }
        }

        Assert.Equal(StackDashboards.All.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(StackDashboards.All, entry => Assert.Equal(File.ReadAllText(Path.Combine(Folder, entry.Key)), DashboardJson.Render(entry.Value)));
    }

    [Fact]
    public void The_folder_is_what_Grafana_accepts() => Assert.Empty(new DashboardFolder(Folder).Findings());

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_panel_says_what_it_shows(string file) => Assert.All(StackDashboards.All[file].Panels, panel =>
    {
        Assert.NotEmpty(panel.Title);
        Assert.EndsWith(".", panel.Description);
        Assert.NotEmpty(panel.Queries);
        Assert.All(panel.Queries, query => Assert.NotEmpty(query.Legend));
    });

    [Theory]
    [MemberData(nameof(Files))]
    public void Titles_are_unique_within_a_row(string file) => Assert.All(StackDashboards.All[file].Rows, row =>
        Assert.Equal(row.Panels.Count, row.Panels.Select(panel => panel.Title).Distinct().Count()));

    [Theory]
    [MemberData(nameof(Files))]
    public void The_reader_chooses_the_data_source_everywhere(string file)
    {
        using var json = JsonDocument.Parse(DashboardJson.Render(StackDashboards.All[file]));

        var sources = All(json.RootElement).Where(item => item.TryGetProperty("datasource", out _)).Select(item => item.GetProperty("datasource").GetProperty("uid").GetString());
        Assert.All(sources, source => Assert.Equal("${datasource}", source));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_instance_is_written_into_a_query(string file) =>
        Assert.All(Queries(file), query => Assert.DoesNotMatch(HardCodedInstance(), query.Expression));

    [Theory]
    [MemberData(nameof(Files))]
    public void Rates_look_back_over_at_least_four_scrapes(string file) =>
        Assert.All(Queries(file), query => Assert.DoesNotMatch(RateOverFixedTime(), query.Expression));

    [Theory]
    [MemberData(nameof(Files))]
    public void Legends_use_labels_that_the_query_keeps(string file) => Assert.All(Queries(file), query =>
    {
        var grouping = Grouping().Match(query.Expression);
        if (grouping.Success && query.Expression.StartsWith(grouping.Value.Split(' ')[0], StringComparison.Ordinal))
        {
            Assert.Subset(
                grouping.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries).ToHashSet(),
                LegendLabel().Matches(query.Legend).Select(match => match.Groups[1].Value).ToHashSet());
        }
    });

    [Theory]
    [MemberData(nameof(Files))]
    public void Panels_do_not_overlap(string file)
    {
        using var json = JsonDocument.Parse(DashboardJson.Render(StackDashboards.All[file]));
        var taken = new HashSet<(int X, int Y)>();

        foreach (var position in All(json.RootElement).Where(item => item.TryGetProperty("gridPos", out _)).Select(item => item.GetProperty("gridPos")))
        {
            var (x, y) = (position.GetProperty("x").GetInt32(), position.GetProperty("y").GetInt32());
            var (width, height) = (position.GetProperty("w").GetInt32(), position.GetProperty("h").GetInt32());
            Assert.InRange(x + width, 1, 24);
            Assert.All(Enumerable.Range(x, width).SelectMany(column => Enumerable.Range(y, height).Select(line => (column, line))), cell => Assert.True(taken.Add(cell)));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Promtool_understands_every_query(string file)
    {
        var rules = Queries(file).Select((query, index) => $"      - record: panel:{index}\n        expr: {JsonSerializer.Serialize(Substitute(query.Expression))}\n");
        using var folder = new TestFolder(("queries.yml", $"groups:\n  - name: queries\n    rules:\n{string.Concat(rules)}"));

        await new Tool("promtool").Accepts("check", "rules", Path.Combine(folder.Path, "queries.yml"));
    }

    private static IEnumerable<Query> Queries(string file) => StackDashboards.All[file].Panels.SelectMany(panel => panel.Queries);

    private static string Substitute(string expression) => Variable().Replace(
        expression.Replace("$__rate_interval", "1m", StringComparison.Ordinal).Replace("$__range", "3h", StringComparison.Ordinal), ".+");

    private static IEnumerable<JsonElement> All(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => All(property.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(All),
        _ => [],
    };

    private static string DashboardsOfTheAppHost([CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "..", "Monitoring.AppHost", "dashboards"));

    [GeneratedRegex("""(instance|pod|node|host)\s*=~?\s*"[^$"]""")]
    private static partial Regex HardCodedInstance();

    [GeneratedRegex(@"\brate\([^\[]*\[(?!\$__rate_interval)")]
    private static partial Regex RateOverFixedTime();

    [GeneratedRegex(@"^\w+ by \(([^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"\{\{\s*(\w+)\s*\}\}")]
    private static partial Regex LegendLabel();

    [GeneratedRegex(@"\$\w+")]
    private static partial Regex Variable();
}
