namespace Aspire.Hosting.Pipelines;

/// <summary>Steps and the order that their dependencies give them: names are unique and known, and there is no cycle.</summary>
internal sealed class PipelineGraph
{
    private readonly Dictionary<string, PipelineStep> _steps;
    private readonly Dictionary<string, int> _levels = [];

    private PipelineGraph(Dictionary<string, PipelineStep> steps)
    {
        _steps = steps;
        foreach (var step in steps.Values.OrderBy(step => step.Name, StringComparer.Ordinal))
            Visit(step, []);
    }

    /// <summary>Every step after the steps that it depends on; the same order each time.</summary>
    public List<PipelineStep> Ordered { get; } = [];

    /// <exception cref="InvalidOperationException">A name is used twice or unknown, or steps depend on each other in a circle.</exception>
    public static PipelineGraph Create(IEnumerable<PipelineStep> steps)
    {
        var byName = new Dictionary<string, PipelineStep>();
        foreach (var step in steps)
        {
            if (!byName.TryAdd(step.Name, step))
                throw new InvalidOperationException($"Two steps of the pipeline are named '{step.Name}'.");
        }

        foreach (var step in byName.Values)
        {
            if (step.DependsOnSteps.Find(name => !byName.ContainsKey(name)) is { } missing)
                throw new InvalidOperationException($"Step '{step.Name}' depends on step '{missing}', which does not exist.");

            foreach (var name in step.RequiredBySteps)
            {
                var later = byName.GetValueOrDefault(name)
                    ?? throw new InvalidOperationException($"Step '{step.Name}' is required by step '{name}', which does not exist.");
                if (!later.DependsOnSteps.Contains(step.Name))
                    later.DependsOn(step);
            }
        }

        return new(byName);
    }

    /// <summary>The step and everything that it depends on, directly or not.</summary>
    public PipelineGraph UpTo(string name)
    {
        if (!_steps.TryGetValue(name, out var target))
            throw new InvalidOperationException($"There is no step '{name}'. The steps are: {string.Join(", ", Ordered.Select(step => step.Name))}.");

        var needed = new Dictionary<string, PipelineStep>();
        Need(target);
        return new(needed);

        void Need(PipelineStep step)
        {
            if (!needed.TryAdd(step.Name, step))
                return;
            foreach (var dependency in step.DependsOnSteps)
                Need(_steps[dependency]);
        }
    }

    /// <summary>How many steps precede this one on the longest way.</summary>
    public int LevelOf(PipelineStep step) => _levels[step.Name];

    /// <summary>The step under which this one is shown: of those it depends on, the last to run.</summary>
    public string? ParentOf(PipelineStep step) =>
        step.DependsOnSteps.OrderByDescending(name => _levels[name]).ThenBy(name => name, StringComparer.Ordinal).FirstOrDefault();

    private int Visit(PipelineStep step, List<string> path)
    {
        if (_levels.TryGetValue(step.Name, out var known))
            return known;
        if (path.Contains(step.Name))
            throw new InvalidOperationException($"Steps depend on each other in a circle: {string.Join(" → ", path.SkipWhile(name => name != step.Name))} → {step.Name}.");

        path.Add(step.Name);
        var level = 0;
        foreach (var dependency in step.DependsOnSteps.Order(StringComparer.Ordinal))
            level = Math.Max(level, Visit(_steps[dependency], path) + 1);
        path.RemoveAt(path.Count - 1);

        Ordered.Add(step);
        return _levels[step.Name] = level;
    }
}
