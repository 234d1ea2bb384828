using System.Globalization;
using System.Reflection;
using Monitoring.Hosting.Model;
using Monitoring.Tests.Rules;

namespace Monitoring.Tests.Fuzzing;

/// <summary>Documents of options, drawn from the options there are: mostly sensible, sometimes at the edge, now and then nonsense.</summary>
internal static class RandomOptions
{
    private static readonly string[] Products = ["Prometheus", "Alertmanager", "Thanos", "Grafana", "NodeExporter"];
    private static readonly string[] Nonsense = ["", " ", "nonsense", "-1", "0", "99999999999999999999", "1e9", "NaN", "5 minutes", "10GB", "${VAR}", "{{ x }}", "'\"\\", "a\nb", "ü→", "null", "[]", "true"];
    private static readonly string[] Texts = ["local", "eu-west-1", "a b", "quote's", "\"double\"", "$(HOME)", "colon: and # hash", "- dash", "yes", "0123", "ünï", "{{ $labels.x }}", "%s", "*", "&anchor"];
    private static readonly string[] Tags = ["v3.14.0", "3.11.0", "v2.55.1", "v2.42.0", "v0.42.4", "0.34.0", "v0.25.0", "13.2.0", "10.4.1", "latest", "edge", "v1.12.1", "1.2"];
    private static readonly string[] Durations = ["1s", "5s", "15s", "1m", "5m", "2h", "6h", "40h", "10d", "15d", "30d", "52w", "1y", "0s", "1ms", "1h30m"];

    private static readonly string RulesFolder = Path.Combine(Rulebook.Root, "Monitoring.Tests", "Prometheus", "Rules");
    private static readonly string Dashboards = Path.Combine(Rulebook.Root, "Monitoring.Tests", "Publishing", "Kubernetes", "Dashboards");

    /// <summary>A document, as keys below <c>Monitoring</c>.</summary>
    public static Dictionary<string, string?> Next(Random random)
    {
        var document = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Monitoring:Prometheus:RulesFolder"] = RulesFolder,
            ["Monitoring:Grafana:DashboardsFolder"] = Dashboards,
        };
        Fill(document, "Monitoring", typeof(MonitoringOptions), random);
        if (random.Next(40) == 0)
        {
            document["Monitoring:" + Pick(random, ["Replicas", "Prometheus:Replicaz", "Grafana:Enabled:Really", "Cluster:Name", "Thanos"])] = "1";
        }

        return document;
    }

    private static void Fill(Dictionary<string, string?> document, string path, Type type, Random random)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite && property.Name != "Unavailable"))
        {
            var key = $"{path}:{property.Name}";
            if (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Dictionary<,>))
            {
                Fill(document, $"{key}:{Pick(random, Products)}", property.PropertyType.GetGenericArguments()[1], random);
            }
            else if (property.PropertyType == typeof(ResourceOptions))
            {
                // There is a group for each component: filled as often as the others, hardly a document would have none at the edge.
                if (random.Next(4) == 0)
                {
                    Fill(document, key, property.PropertyType, random);
                }
            }
            else if (property.PropertyType.IsClass && property.PropertyType.Namespace == typeof(MonitoringOptions).Namespace)
            {
                Fill(document, key, property.PropertyType, random);
            }
            else if (random.Next(12) == 0)
            {
                document[key] = random.Next(50) == 0 ? Pick(random, Nonsense) : Value(property, random);
            }
        }
    }

    private static string Value(PropertyInfo property, Random random)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type switch
        {
            _ when type == typeof(bool) => random.Next(2) == 0 ? "true" : "false",
            _ when type == typeof(int) => property.Name.EndsWith("Port", StringComparison.Ordinal) ? Number(random, 1, 65535) : Number(random, property.Name == "ExpectedSeries" ? 1000 : 1, property.Name == "ExpectedSeries" ? 10_000_000 : 5),
            _ when type == typeof(decimal) => Pick(random, ["0.1", "0.5", "2"]),
            _ when type == typeof(Duration) => Pick(random, Durations),
            _ when type == typeof(ByteSize) => Pick(random, ["1Gi", "10Gi", "100Gi", "512Mi", "2Ti", "1"]),
            _ when type == typeof(Uri) => Pick(random, ["https://runbooks.example.com/", "http://wiki/x?y=z#w", "file:///docs"]),
            _ when type == typeof(HostName) => Pick(random, ["grafana.example.com", "Alerts.Example.org", "localhost"]),
            { IsEnum: true } => Pick(random, Enum.GetNames(type)),
            _ when property.Name == "Tag" => Pick(random, Tags),
            _ when property.Name == "Digest" => Pick(random, ["sha256:" + new string('a', 64), "sha256:1234"]),
            _ when property.Name.EndsWith("Schedule", StringComparison.Ordinal) => Pick(random, ["17 * * * *", "hourly"]),
            _ when property.Name == "NodePool" => Pick(random, ["example.com/pool=monitoring", "monitoring"]),
            _ when property.Name is "RulesFolder" => Pick(random, [RulesFolder, RulesFolder, "rules", "/nowhere"]),
            _ when property.Name is "DashboardsFolder" => Pick(random, [Dashboards, Dashboards, "dashboards"]),
            _ when property.Name is "Endpoint" => Pick(random, ["ceph.example.com:7480", "http://s3:9000", "not an address"]),
            _ => Pick(random, Texts),
        };
    }

    private static string Number(Random random, int from, int to) => random.Next(from, to + 1).ToString(CultureInfo.InvariantCulture);

    private static string Pick(Random random, string[] values) => values[random.Next(values.Length)];
}
