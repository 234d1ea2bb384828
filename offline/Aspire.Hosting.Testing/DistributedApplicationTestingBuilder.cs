using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

public static class DistributedApplicationTestingBuilder
{
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync(typeof(TEntryPoint), cancellationToken);

    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, CancellationToken cancellationToken = default) =>
        CreateAsync(entryPoint, [], cancellationToken);

    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync(typeof(TEntryPoint), args, cancellationToken);

    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(
        Type entryPoint, string[] args, CancellationToken cancellationToken = default) =>
        CreateAsync(entryPoint, args, (_, _) => { }, cancellationToken);

    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder,
        CancellationToken cancellationToken = default) => CreateAsync(typeof(TEntryPoint), args, configureBuilder, cancellationToken);

    public static async Task<IDistributedApplicationTestingBuilder> CreateAsync(
        Type entryPoint,
        string[] args,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entryPoint);
        ArgumentNullException.ThrowIfNull(configureBuilder);
        RefuseEmpty(args);
        if (entryPoint.Assembly.EntryPoint is not { } method)
            throw new InvalidOperationException($"Assembly of specified type {entryPoint.Name} does not have an entry point.");

        var run = new EntryPointRun(method, args, configureBuilder);
        var builder = await run.Builder.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new EntryPointBuilder(run, builder);
    }

    public static IDistributedApplicationTestingBuilder Create(params string[] args) => Create(args, (_, _) => { });

    public static IDistributedApplicationTestingBuilder Create(
        string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder)
    {
        ArgumentNullException.ThrowIfNull(configureBuilder);
        RefuseEmpty(args);
        var assembly = AppHost();
        using var observing = new BuilderObserver
        {
            Constructing = (options, host) => TestingDefaults.Apply(args, options, host, assembly, configureBuilder),
        };
        var builder = new DistributedApplicationBuilder(args);
        builder.Services.AddHttpClient();
        return new StandaloneBuilder(builder);
    }

    private static void RefuseEmpty(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args.Any(a => a is null))
            throw new ArgumentNullException(nameof(args), $"Array params contains null item: [{string.Join(", ", args)}]");

        if (args.Any(a => a.Length == 0))
            throw new ArgumentException($"Array params contains empty item: [{string.Join(", ", args)}]", nameof(args));
    }

    /// <summary>The nearest caller that was built as an AppHost: only such an assembly says where the orchestrator is.</summary>
    private static Assembly AppHost() => new StackTrace().GetFrames()
        .Select(f => f.GetMethod()?.DeclaringType?.Assembly)
        .FirstOrDefault(a => a?.GetCustomAttributes<AssemblyMetadataAttribute>().Any(m => m.Key == "dcpclipath" && m.Value is { Length: > 0 }) is true)
        ?? throw new InvalidOperationException("No assembly among the callers was built as an AppHost, with package Aspire.Hosting.AppHost and SDK Aspire.AppHost.Sdk.");
}
