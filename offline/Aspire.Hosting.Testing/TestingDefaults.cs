using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>What is different under test: no dashboard, random ports, and the settings of the AppHost's first launch profile.</summary>
internal static class TestingDefaults
{
    public static void Apply(
        string[] args,
        DistributedApplicationOptions options,
        HostApplicationBuilderSettings host,
        Assembly appHost,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
    {
        host.Args = [.. host.Args ?? [], .. args];
        host.ApplicationName = appHost.GetName().Name;
        host.Configuration ??= new ConfigurationManager();
        options.Args = host.Args;
        options.AssemblyName = appHost.GetName().Name;
        options.DisableDashboard = true;
        options.EnableResourceLogging = true;
        if (options.ProjectDirectory is { } directory && Directory.Exists(directory))
            host.ContentRootPath = directory;

        AddDefaults(host, new()
        {
            ["DcpPublisher:ContainerRuntimeInitializationTimeout"] = "00:00:30",
            ["DcpPublisher:RandomizePorts"] = "true",
            ["DcpPublisher:WaitForResourceCleanup"] = "true",
            ["ASPNETCORE_URLS"] = "http://localhost:8080",
            ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = "http://localhost:4317",
            ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true",
        });
        configure(options, host);
        AddDefaults(host, LaunchProfileSettings(options, host));
    }

    private static void AddDefaults(HostApplicationBuilderSettings host, Dictionary<string, string?> defaults)
    {
        var given = new ConfigurationManager();
        given.AddCommandLine(host.Args ?? []);
        given.AddConfiguration(host.Configuration!);
        // At once: later these settings would count as given themselves.
        host.Configuration!.AddInMemoryCollection(defaults.Where(d => given[d.Key] is null).ToArray());
    }

    private static Dictionary<string, string?> LaunchProfileSettings(DistributedApplicationOptions options, HostApplicationBuilderSettings host)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (options.ProjectDirectory is not { } directory || LaunchSettingsFile.Read(directory) is not { Profiles.Count: > 0 } file)
            return settings;

        var name = host.Configuration!["DOTNET_LAUNCH_PROFILE"] ?? file.Profiles.Keys.First();
        if (!file.Profiles.TryGetValue(name, out var profile))
            throw new InvalidOperationException($"The configured launch profile, '{name}', was not found in the launch settings file.");

        settings["DOTNET_LAUNCH_PROFILE"] = name;
        foreach (var (key, value) in profile.EnvironmentVariables)
        {
            settings[key] = value;
            // As a host reads its own settings from the environment: without the prefix.
            foreach (var prefix in (string[])["DOTNET_", "ASPNETCORE_"])
            {
                if (key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                    settings.TryAdd(key[prefix.Length..], value);
            }
        }

        return settings;
    }
}
