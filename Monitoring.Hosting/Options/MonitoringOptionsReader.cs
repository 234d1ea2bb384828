using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Options;

/// <summary>Reads <see cref="MonitoringOptions"/> strictly: every unknown key and every unreadable value is found, not only the first.</summary>
internal static class MonitoringOptionsReader
{
    /// <summary>Reads the options.</summary>
    /// <exception cref="MonitoringValidationException">A key is unknown, or a value cannot be read or is out of range.</exception>
    public static MonitoringOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(MonitoringOptions.SectionName);
        var errors = Check(section, typeof(MonitoringOptions)).ToList();
        ThrowIfAny(errors);

        var options = section.Get<MonitoringOptions>() ?? new MonitoringOptions();
        ThrowIfAny([.. MonitoringOptionsRules.Check(options)]);
        return options;
    }

    private static void ThrowIfAny(List<Finding> errors)
    {
        if (errors.Count > 0)
        {
            throw new MonitoringValidationException(errors);
        }
    }

    private static IEnumerable<Finding> Check(IConfigurationSection section, Type type)
    {
        if (ValueTypeOf(type) is { } entryType)
        {
            return section.GetChildren().SelectMany(child => Check(child, entryType));
        }

        return IsGroup(type) ? CheckGroup(section, type) : CheckValue(section, type);
    }

    private static IEnumerable<Finding> CheckGroup(IConfigurationSection section, Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).ToList();
        if (!string.IsNullOrEmpty(section.Value))
        {
            yield return Finding.Error("MON002", section.Path, $"'{section.Value}' stands where a group of options belongs.",
                $"Set its options one by one: {string.Join(", ", properties.Select(property => property.Name))}.");
        }

        foreach (var child in section.GetChildren())
        {
            var property = properties.Find(property => property.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
            {
                yield return Finding.Error("MON001", child.Path, "There is no such option.",
                    $"Remove it, or use one of: {string.Join(", ", properties.Select(property => property.Name))}.");
                continue;
            }

            foreach (var finding in Check(child, property.PropertyType))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> CheckValue(IConfigurationSection section, Type type)
    {
        if (section.GetChildren().Any())
        {
            return [Finding.Error("MON002", section.Path, "A group stands where a single value belongs.", $"Write {Form(type)}.")];
        }

        try
        {
            // A number stands for a name of an enumeration also where there is none.
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(section.Value ?? "") is Enum value && !Enum.IsDefined(value.GetType(), value)
                ? [Unreadable(section, type)]
                : [];
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            return [Unreadable(section, type)];
        }
    }

    private static Finding Unreadable(IConfigurationSection section, Type type) =>
        Finding.Error("MON002", section.Path, $"'{section.Value}' cannot be read.", $"Write {Form(type)}.");

    private static bool IsGroup(Type type) => type.IsClass && type != typeof(string) && type != typeof(Uri);

    private static Type? ValueTypeOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>) ? type.GetGenericArguments()[1] : null;

    private static string Form(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var known when known == typeof(Duration) => "a duration as Prometheus does, for instance 15s, 5m, 2h or 30d",
        var known when known == typeof(ByteSize) => "a size as Kubernetes does, for instance 512Mi or 10Gi",
        var known when known == typeof(HostName) => "a DNS name without scheme and path, for instance grafana.example.com",
        var known when known == typeof(bool) => "true or false",
        var known when known == typeof(int) => "a whole number",
        var known when known == typeof(decimal) => "a number, for instance 0.5",
        var known when known == typeof(Uri) => "an absolute address, for instance https://example.org/runbooks/",
        { IsEnum: true } known => "one of: " + string.Join(", ", Enum.GetNames(known)),
        _ => "a text",
    };
}
