using Monitoring.Hosting.Grafana;
using Xunit;

namespace Monitoring.Tests.Grafana;

public sealed class DashboardFolderTests
{
    [Fact]
    public void Good_dashboards_are_read_in_the_order_of_their_names()
    {
        using var folder = new TestFolder(("b.json", Json("two", "Two")), ("a.json", Json("one", "One")), ("notes.txt", "no dashboard"));
        var dashboards = new DashboardFolder(folder.Path);

        Assert.Empty(dashboards.Findings());
        Assert.Equal(["one", "two"], dashboards.Load().Select(dashboard => dashboard.Uid));
    }

    [Fact]
    public void Broken_JSON_is_found_with_its_line()
    {
        using var folder = new TestFolder(("broken.json", "{\n  \"uid\": \"one\",\n  \"title\" \"One\"\n}\n"));

        Assert.Equal(
            [$"MON152 error: {folder.Path}/broken.json:3: This is not JSON. Fix: Correct the syntax near the line; quote names, and leave no comma behind the last item."],
            Findings(folder));
    }

    [Theory]
    [InlineData("""{ "title": "One" }""", "The dashboard has no uid. Fix: Add \"uid\" at the top level of the file.")]
    [InlineData("""{ "uid": "one" }""", "The dashboard has no title. Fix: Add \"title\" at the top level of the file.")]
    [InlineData("""{ "uid": " ", "title": "One" }""", "The dashboard has no uid. Fix: Add \"uid\" at the top level of the file.")]
    public void Uid_and_title_are_required(string text, string expected)
    {
        using var folder = new TestFolder(("one.json", text));

        Assert.Equal([$"MON153 error: {folder.Path}/one.json:1: {expected}"], Findings(folder));
    }

    [Fact]
    public void A_list_is_no_dashboard()
    {
        using var folder = new TestFolder(("one.json", "[]"));

        Assert.Equal(2, Findings(folder).Count);
    }

    [Fact]
    public void Two_dashboards_cannot_share_a_uid_or_a_title()
    {
        using var folder = new TestFolder(("a.json", Json("one", "One")), ("b.json", Json("one", "Two")), ("c.json", Json("three", "Two")));

        Assert.Equal(
            [
                $"MON154 error: {folder.Path}/b.json: The uid 'one' is that of a.json too; Grafana would show one of them only. Fix: Give each dashboard a uid of its own.",
                $"MON154 error: {folder.Path}/c.json: The title 'Two' is that of b.json too; Grafana would show one of them only. Fix: Give each dashboard a title of its own.",
            ],
            Findings(folder));
    }

    [Fact]
    public void A_long_uid_is_refused_as_Grafana_does()
    {
        using var folder = new TestFolder(("a.json", Json(new string('x', 41), "One")));

        Assert.Contains("has 41 characters. Fix: Use at most 40.", Assert.Single(Findings(folder)));
    }

    [Fact]
    public void A_folder_has_to_be_there_and_hold_something()
    {
        using var empty = new TestFolder();

        Assert.StartsWith("MON151 error: ", Assert.Single(Findings(empty)));
        Assert.StartsWith("MON150 error: ", Assert.Single(new DashboardFolder(empty.Path + "/missing").Findings().Select(finding => finding.ToString())));
    }

    private static List<string> Findings(TestFolder folder) => [.. new DashboardFolder(folder.Path).Findings().Select(finding => finding.ToString())];

    private static string Json(string uid, string title) => $$"""{ "uid": "{{uid}}", "title": "{{title}}" }""";
}
