namespace Monitoring.Hosting.Publishing.Kubernetes;

/// <summary>Aspire's Kubernetes types have lists and dictionaries without setters: object initializers fill them through these.</summary>
internal static class CollectionExtensions
{
    /// <summary>Adds items.</summary>
    public static void Add<T>(this List<T> list, IEnumerable<T> items) => list.AddRange(items);

    /// <summary>Adds entries.</summary>
    public static void Add(this Dictionary<string, string> dictionary, IEnumerable<KeyValuePair<string, string>> entries)
    {
        foreach (var (key, value) in entries)
        {
            dictionary.Add(key, value);
        }
    }
}
