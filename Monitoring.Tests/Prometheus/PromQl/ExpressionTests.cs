using System.Text.Json;
using Monitoring.Hosting.Grafana.Dashboards;
using Monitoring.Hosting.Prometheus.PromQl;
using Monitoring.Tests.Rules;
using Xunit;

namespace Monitoring.Tests.Prometheus.PromQl;

/// <summary>The reader of expressions says what Prometheus' own says.</summary>
public sealed class ExpressionTests
{
    private static readonly Tool Promtool = new("promtool");

    public static TheoryData<string> Good =>
    [
        "up", "up == 0", "1 + 1", "-up", "- 1 ^ 2", "+up", "2 ^ 3 ^ 2", "Inf", "NaN", "0x1F", "1e-3", ".5", "5.",
        "up{}", "up{job='a'}", "up{job=`a`,}", "{job=\"a\"}", "{__name__=~\"a.+\"}", "{a=\"\", b!=\"\"}", "{a!~\".*\"}", "up{by=\"x\", sum=\"y\", on!=\"z\"}", "a:b:c", ":a", "sum", "count > 1",
        "up offset 5m", "up offset -5m", "up[5m] offset 1d", "up @ 1.5", "up @ start()", "up[5m] @ end() offset 1m",
        "rate(up[1h30m])", "rate(up[5m:1m])", "max_over_time(rate(up[5m])[1h:])", "max_over_time(up[1h:5m] offset 1d)", "quantile_over_time(0.9, up[5m])",
        "sum(up)", "SUM BY (job) (up)", "sum by (job,) (up)", "sum(up) without (instance)", "sum by () (up)", "topk(3, up)", "count_values(\"v\", up)", "quantile by (job) (0.5, up)",
        "up * on (job) group_left (version) build", "up / ignoring (a) up", "up and on (job) up", "up or vector(0)", "up unless up", "up == bool 1", "1 == bool 1", "up atan2 up",
        "label_replace(up, \"a\", \"$1\", \"b\", \"(.*)\\\\.x\")", "histogram_quantile(0.99, sum by (le) (rate(x_bucket[5m])))", "absent(up{job=\"a\"})", "time() - hour()", "scalar(up) + 1",
        "# what follows\nup # is a comment", "(up)", "((up)) > (1)", "avg_over_time((up > 0)[5m:])", "day_of_week() == bool 1", "clamp_min(up, 0)",
    ];

    public static TheoryData<string> Bad =>
    [
        "", "up ==", "== up", "up up", "(up", "up)", "up{", "up{job}", "up{job=a}", "up{job==\"a\"}", "up{job=\"a\"", "up{a:b=\"c\"}", "{}", "{a=\"\"}", "{a=~\".*\"}", "up{__name__=\"x\"}", "up{job=\"a\\d\"}",
        "up[5]x", "up[5m", "up[m]", "up[]", "(up)[5m]", "rate(up)", "rate(up[5m][5m])", "sum(up[5m])", "up[5m] offset", "(up) offset 5m", "sum(up) offset 5m", "up offset 5m[5m]", "1[5m:]",
        "sum()", "sum(up, up)", "topk(up)", "topk(\"a\", up)", "count_values(1, up)", "sum by job (up)", "sum by (a:b) (up)", "rate(up[5m],)", "abs(1)", "abs(\"a\")",
        "up and 1", "up + \"a\"", "up[5m] + 1", "1 == 1", "up + bool 1", "up and on (job) group_left up", "up * group_left (a) up", "up * on (a) group_left (a) up", "1 + on (a) 1", "-\"a\"",
        "up $ 1", "up 'a'", "5mx", "up & up", "up = 1", "up{job=\"a}", "up[1m5h]",
    ];

    [Theory]
    [MemberData(nameof(Good))]
    public void What_is_PromQL_is_read(string expression) => Assert.NotNull(Expression.Parse(expression));

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_is_none_is_refused(string expression) => Assert.Throws<PromQlException>(() => Expression.Parse(expression));

    [Fact]
    public async Task Promtool_reads_all_of_it_too()
    {
        using var folder = new TestFolder(("x.yml", RuleFile(Good.Select(row => (string)row.Data))));

        await Promtool.Accepts("check", "rules", Path.Combine(folder.Path, "x.yml"));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Promtool_refuses_it_too(string expression) => Assert.False(await IsAcceptedByPromtool(expression));

    [Fact]
    public void Everything_that_is_shipped_is_read()
    {
        var shipped = Rulebook.Rules.Select(rule => rule.Rule.Expression)
            .Concat(Rulebook.RunbookQueries.Select(query => query.Query))
            .Concat(StackDashboards.All.Values.SelectMany(dashboard => dashboard.Panels).SelectMany(panel => panel.Queries)
                .Select(query => query.Expression.Replace("$__rate_interval", "1m", StringComparison.Ordinal).Replace("$__range", "3h", StringComparison.Ordinal)))
            .ToList();

        Assert.True(shipped.Count > 200, $"{shipped.Count} expressions");
        Assert.All(shipped, expression => Assert.NotNull(Expression.Parse(expression)));
    }

    [Theory]
    [InlineData("up == ", "Character 7: the end stands where an expression belongs.")]
    [InlineData("sum by job (up)", "Character 8: 'job' stands where '(' belongs.")]
    [InlineData("up{job=a}", "Character 8: 'a' stands where a text in quotes belongs.")]
    [InlineData("rate(up)", "'rate' takes a range such as metric[5m], not a vector.")]
    [InlineData("up{job=\"a\\d\"}", "Character 10: There is no escape '\\d' in a text. Double the backslash, or quote the text with backticks.")]
    [InlineData("up $ 1", "Character 4: '$' begins nothing that PromQL knows.")]
    public void A_refusal_says_where_and_why(string expression, string message) =>
        Assert.Equal(message, Assert.Throws<PromQlException>(() => Expression.Parse(expression)).Message);

    [Fact]
    public void Operators_bind_as_in_arithmetic()
    {
        var or = Assert.IsType<BinaryOperation>(Expression.Parse("a or b and c > d + e * f ^ g"));

        Assert.Equal(["or", "and", ">", "+", "*", "^"], or.All.OfType<BinaryOperation>().Select(operation => operation.Operator));
        Assert.Equal("-", Assert.IsType<BinaryOperation>(Expression.Parse("a - b - c")) is { Left: BinaryOperation left } ? left.Operator : "from the right");
        Assert.IsType<Signed>(Expression.Parse("-1 ^ 2"));
    }

    private static async Task<bool> IsAcceptedByPromtool(string expression)
    {
        using var folder = new TestFolder(("x.yml", RuleFile([expression])));
        var (exitCode, _) = await Promtool.Run("check", "rules", Path.Combine(folder.Path, "x.yml"));
        return exitCode == 0;
    }

    private static string RuleFile(IEnumerable<string> expressions) =>
        "groups:\n- name: a\n  rules:\n" + string.Concat(expressions.Select((expression, index) => $"  - {{record: a:{index}, expr: {JsonSerializer.Serialize(expression)}}}\n"));
}
