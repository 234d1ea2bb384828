using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Publishing;

/// <summary>The step <c>publish-manifest</c>: the whole model as one JSON document.</summary>
internal static class ManifestStep
{
    public const string Name = "publish-manifest";

    private const string DefaultFileName = "aspire-manifest.json";

    public static PipelineStep Create() => new()
    {
        Name = Name,
        Description = "Writes the application model as a JSON manifest.",
        Action = WriteAsync
    };

    private static async Task WriteAsync(PipelineStepContext context)
    {
        var path = context.Services.GetRequiredService<IOptions<PipelineOptions>>().Value.OutputPath
            ?? throw new DistributedApplicationException("A manifest needs --output-path: a file that ends in .json, or a folder.");
        if (!path.EndsWith(".json", StringComparison.Ordinal))
            path = Path.Combine(path, DefaultFileName);

        using var manifest = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n" };
        var writer = new Utf8JsonWriter(manifest, options);
        await using (writer.ConfigureAwait(false))
            await WriteModelAsync(context.Model, new(context.ExecutionContext, path, writer, context.CancellationToken)).ConfigureAwait(false);

        // Written in one go when it is complete: a failure leaves the old manifest as it was.
        path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, manifest.ToArray(), context.CancellationToken).ConfigureAwait(false);
        context.Logger.LogInformation("Published manifest to: {Path}", path);
    }

    private static async Task WriteModelAsync(DistributedApplicationModel model, ManifestPublishingContext context)
    {
        var writer = context.Writer;
        writer.WriteStartObject();
        writer.WriteStartObject("resources");

        foreach (var resource in model.Resources)
            await WriteResourceAsync(resource, context).ConfigureAwait(false);

        // Resources outside the model, such as a generated password, are in the manifest when somebody refers to them.
        foreach (var resource in model.Resources)
            context.ReferencedResources.Remove(resource.Name);
        foreach (var resource in context.ReferencedResources.Values.ToList())
            await WriteResourceAsync(resource, context).ConfigureAwait(false);

        await context.Expressions.WriteRemainingAsync(writer, context.CancellationToken).ConfigureAwait(false);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static async Task WriteResourceAsync(IResource resource, ManifestPublishingContext context)
    {
        if (resource.TryGetLastAnnotation<ManifestPublishingCallbackAnnotation>(out var custom) && custom.Callback is null)
            return;

        context.Writer.WriteStartObject(resource.Name);
        await (resource switch
        {
            _ when custom?.Callback is { } write => write(context),
            ContainerResource container => context.WriteContainerAsync(container),
            ProjectResource project => WriteProjectAsync(project, context),
            ExecutableResource executable => WriteExecutableAsync(executable, context),
            ParameterResource parameter => WriteParameter(parameter, context),
            IResourceWithConnectionString => WriteValue(resource, context),
            _ => WriteUnsupported(context)
        }).ConfigureAwait(false);
        context.Writer.WriteEndObject();

        if (resource is ParameterResource encoded)
            context.Expressions.WriteEncoded(encoded, context.Writer);
    }

    private static async Task WriteProjectAsync(ProjectResource project, ManifestPublishingContext context)
    {
        var metadata = project.Annotations.OfType<IProjectMetadata>().LastOrDefault()
            ?? throw new DistributedApplicationException($"Project '{project.Name}' has no project file.");
        context.Writer.WriteString("type", "project.v0");
        context.Writer.WriteString("path", context.GetManifestRelativePath(metadata.ProjectPath));
        await context.WriteCommandLineArgumentsAsync(project).ConfigureAwait(false);
        await context.WriteEnvironmentVariablesAsync(project).ConfigureAwait(false);
        context.WriteBindings(project);
    }

    private static async Task WriteExecutableAsync(ExecutableResource executable, ManifestPublishingContext context)
    {
        context.Writer.WriteString("type", "executable.v0");
        context.WriteConnectionString(executable);
        context.Writer.WriteString("workingDirectory", context.GetManifestRelativePath(executable.WorkingDirectory));
        context.Writer.WriteString("command", executable.Command);
        await context.WriteCommandLineArgumentsAsync(executable).ConfigureAwait(false);
        await context.WriteEnvironmentVariablesAsync(executable).ConfigureAwait(false);
        context.WriteBindings(executable);
    }

    private static Task WriteParameter(ParameterResource parameter, ManifestPublishingContext context)
    {
        var writer = context.Writer;
        writer.WriteString("type", "parameter.v0");
        if (parameter.IsConnectionString)
            writer.WriteString("connectionString", parameter.ValueExpression);
        writer.WriteString("value", $"{{{parameter.Name}.inputs.value}}");

        writer.WriteStartObject("inputs");
        writer.WriteStartObject("value");
        writer.WriteString("type", "string");
        if (parameter.Secret)
            writer.WriteBoolean("secret", true);
        if (parameter.Default is { } value)
        {
            writer.WriteStartObject("default");
            value.WriteToManifest(context);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        return Task.CompletedTask;
    }

    private static Task WriteValue(IResource resource, ManifestPublishingContext context)
    {
        context.Writer.WriteString("type", "value.v0");
        context.WriteConnectionString(resource);
        return Task.CompletedTask;
    }

    private static Task WriteUnsupported(ManifestPublishingContext context)
    {
        context.Writer.WriteString("error", "A resource of this type cannot be written to a manifest.");
        return Task.CompletedTask;
    }
}
