namespace Monitoring.Hosting.Publishing.Kubernetes.Chart;

/// <summary>A part of the paths of values: <c>prometheus</c>, <c>image</c>, <c>tag</c>. Values are the leaves.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The value; null: there are others below.</param>
/// <param name="Children">What is below, in the order in which it was asked for.</param>
internal sealed record ChartValueNode(string Name, ChartValue? Value, IReadOnlyList<ChartValueNode> Children)
{
    /// <summary>The values as a tree.</summary>
    /// <exception cref="InvalidOperationException">A path goes on below a value.</exception>
    public static IReadOnlyList<ChartValueNode> TreeOf(IReadOnlyList<ChartValue> values) =>
        TreeOf([.. values.Select(value => (value.Path.Split('.'), value))], depth: 0);

    private static List<ChartValueNode> TreeOf(IReadOnlyList<(string[] Path, ChartValue Value)> values, int depth)
    {
        var nodes = new List<ChartValueNode>();
        foreach (var group in values.GroupBy(value => value.Path[depth]))
        {
            var isLeaf = group.Any(value => value.Path.Length == depth + 1);
            if (isLeaf && group.Count() > 1)
            {
                throw new InvalidOperationException($"{string.Join(", ", group.Select(value => value.Value.Path))}: a value of the chart cannot be a group too.");
            }

            nodes.Add(isLeaf
                ? new(group.Key, group.Single().Value, [])
                : new(group.Key, Value: null, TreeOf([.. group], depth + 1)));
        }

        return nodes;
    }
}
