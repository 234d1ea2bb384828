using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ProjectResourceBuilderExtensions
{
    private static IResourceBuilder<ProjectResource> WithDefaults(
        this IResourceBuilder<ProjectResource> builder, IProjectMetadata metadata, ProjectResourceOptions options)
    {
        builder.WithOtlpExporter();
        builder.WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory");

        var (profileName, profile) = options.ExcludeLaunchProfile ? (null, null) : FindLaunchProfile(builder, metadata, options.LaunchProfileName);
        if (builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
            return builder.WithPublishDefaults(profile);

        builder.WithListenUrls();
        if (profile is null)
            return builder;

        AddEndpoints(builder, profile);
        return builder.WithEnvironment(context =>
        {
            context.EnvironmentVariables.TryAdd("DOTNET_LAUNCH_PROFILE", profileName!);
            foreach (var (name, value) in profile.EnvironmentVariables)
                context.EnvironmentVariables.TryAdd(name, Environment.ExpandEnvironmentVariables(value));
        });
    }

    /// <summary>A web project that is published listens on http and https, behind whatever terminates TLS.</summary>
    private static IResourceBuilder<ProjectResource> WithPublishDefaults(this IResourceBuilder<ProjectResource> builder, LaunchProfile? profile)
    {
        builder.WithEnvironment(context =>
        {
            if (builder.Resource.GetEndpoints().Any())
                context.EnvironmentVariables["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true";
        });

        EndpointAnnotation? ownHttps = null;
        builder.WithEnvironment(context =>
        {
            SetPorts(context, builder.Resource, "HTTP_PORTS", "http", except: null);
            SetPorts(context, builder.Resource, "HTTPS_PORTS", "https", except: ownHttps);
        });
        if (profile?.ApplicationUrl is null)
            return builder;

        foreach (var scheme in (string[])["http", "https"])
        {
            if (builder.Resource.Annotations.OfType<EndpointAnnotation>().Any(e => e.UriScheme == scheme || e.Name == scheme))
                continue;

            builder.WithEndpoint(scheme, e =>
            {
                e.UriScheme = scheme;
                ownHttps = scheme == "https" ? e : ownHttps;
            });
        }

        return builder;
    }

    private static void SetPorts(EnvironmentCallbackContext context, ProjectResource project, string variable, string scheme, EndpointAnnotation? except)
    {
        var ports = new ReferenceExpressionBuilder();
        foreach (var endpoint in project.GetEndpoints().Where(e => e.Scheme == scheme && e.EndpointAnnotation != except))
        {
            if (!ports.IsEmpty)
                ports.AppendLiteral(";");

            ports.Append($"{endpoint.Property(EndpointProperty.TargetPort)}");
        }

        if (!ports.IsEmpty)
            context.EnvironmentVariables.TryAdd(variable, ports.Build());
    }

    private static IResourceBuilder<ProjectResource> WithListenUrls(this IResourceBuilder<ProjectResource> builder) => builder.WithEnvironment(context =>
    {
        if (context.EnvironmentVariables.ContainsKey("ASPNETCORE_URLS"))
            return;

        var urls = new ReferenceExpressionBuilder();
        foreach (var endpoint in builder.Resource.GetEndpoints().Where(e => e.Scheme is "http" or "https"))
        {
            if (!urls.IsEmpty)
                urls.AppendLiteral(";");

            // So that redirection to HTTPS leads to the public port and not to the internal one.
            if (endpoint.IsHttps)
                context.EnvironmentVariables.TryAdd("ASPNETCORE_HTTPS_PORT", endpoint.Property(EndpointProperty.Port));

            urls.Append($"{endpoint.Property(EndpointProperty.Scheme)}://{endpoint.EndpointAnnotation.TargetHost}:{endpoint.Property(EndpointProperty.TargetPort)}");
        }

        if (!urls.IsEmpty)
            context.EnvironmentVariables["ASPNETCORE_URLS"] = urls.Build();
    });

    private static void AddEndpoints(IResourceBuilder<ProjectResource> builder, LaunchProfile profile)
    {
        var count = new Dictionary<string, int>();
        foreach (var url in (profile.ApplicationUrl ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var address = Microsoft.AspNetCore.Http.BindingAddress.Parse(url);
            var number = count[address.Scheme] = count.GetValueOrDefault(address.Scheme) + 1;
            builder.WithEndpoint(number == 1 ? address.Scheme : $"{address.Scheme}{number}", e =>
            {
                e.Port = address.Port;
                e.UriScheme = address.Scheme;
                e.TargetHost = address.Host;
                e.FromLaunchProfile = true;
            });
        }

        if (!Uri.TryCreate(profile.LaunchUrl, UriKind.RelativeOrAbsolute, out var launchUrl))
            return;

        builder.WithUrls(context =>
        {
            foreach (var url in context.Urls.Where(u => u.Endpoint?.EndpointAnnotation.FromLaunchProfile == true))
                url.Url = launchUrl.IsAbsoluteUri ? profile.LaunchUrl! : new Uri(new Uri(url.Url), launchUrl).ToString();
        });
    }

    /// <summary>The profile asked for, else the one that the application host runs with, else the first that starts the project.</summary>
    private static (string? Name, LaunchProfile? Profile) FindLaunchProfile(
        IResourceBuilder<ProjectResource> builder, IProjectMetadata metadata, string? requested)
    {
        if ((metadata.LaunchSettings ?? ReadLaunchSettings(metadata.ProjectPath)) is not { } settings)
            return (null, null);

        if (!string.IsNullOrEmpty(requested))
        {
            return settings.Profiles.TryGetValue(requested, out var profile)
                ? (requested, profile)
                : throw new DistributedApplicationException($"Launch settings file does not contain '{requested}' profile.");
        }

        var configuration = builder.ApplicationBuilder.Configuration;
        if ((configuration["AppHost:DefaultLaunchProfileName"] ?? configuration["DOTNET_LAUNCH_PROFILE"]) is { } usual
            && settings.Profiles.TryGetValue(usual, out var same))
            return (usual, same);

        var (name, first) = settings.Profiles.FirstOrDefault(p => p.Value.CommandName == "Project");
        return (name, first);
    }

    private static LaunchSettings? ReadLaunchSettings(string projectPath)
    {
        if (!File.Exists(projectPath))
            throw new DistributedApplicationException($"Project file '{projectPath}' was not found.");

        return LaunchSettingsFile.Read(Path.GetDirectoryName(projectPath)!);
    }
}
