using Monitoring.Hosting.Model;

namespace Monitoring.Tests.Stack;

/// <summary>An alert that fires in the running stack from its first evaluation on: a rule in the folder that the stack watches.</summary>
internal sealed class FiredAlert : IDisposable
{
    private readonly string _file;

    private FiredAlert(string name, string file) => (Name, _file) = (name, file);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Adds the rule; both Prometheus read it at once.</summary>
    public static FiredAlert In(StackRun stack, string name)
    {
        var file = Path.Combine(stack.RulesFolder, $"{name}.yml");
        File.WriteAllText(file, Rule(name).ToYaml());
        return new FiredAlert(name, file);
    }

    /// <summary>Removes the rule.</summary>
    public void Dispose() => File.Delete(_file);

    private static YamlMap Rule(string name) => new()
    {
        ["groups"] = new[]
        {
            new YamlMap
            {
                ["name"] = name,
                ["rules"] = new[]
                {
                    new YamlMap
                    {
                        ["alert"] = name,
                        ["expr"] = "vector(1)",
                        ["labels"] = new YamlMap { ["severity"] = "warning" },
                        ["annotations"] = new YamlMap { ["summary"] = "This is a test.", ["runbook_url"] = $"docs/runbooks/{name}.md" },
                    },
                },
            },
        },
    };
}
