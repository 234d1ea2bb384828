using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace Monitoring.Tests.Validation;

public sealed partial class ValidationDocumentTests
{
    [Theory]
    [InlineData("Prometheus")]
    [InlineData("Alertmanager")]
    [InlineData("Thanos")]
    [InlineData("Grafana")]
    [InlineData("Watchdog")]
    public void Every_rule_of_a_component_is_documented(string component)
    {
        var root = Path.GetFullPath(Path.Combine(Here(), "..", ".."));
        var rules = Directory.GetFiles(Path.Combine(root, "Monitoring.Hosting", component), "*.cs", SearchOption.AllDirectories).SelectMany(file => Ids(File.ReadAllText(file))).Distinct();
        var documented = Ids(File.ReadAllText(Path.Combine(root, "docs", "validation.md"))).ToHashSet();

        Assert.NotEmpty(rules);
        Assert.All(rules, rule => Assert.Contains(rule, documented));
    }

    private static IEnumerable<string> Ids(string text) => Identifier().Matches(text).Select(match => match.Value);

    private static string Here([CallerFilePath] string caller = "") => Path.GetDirectoryName(caller)!;

    [GeneratedRegex(@"MON\d{3}")]
    private static partial Regex Identifier();
}
