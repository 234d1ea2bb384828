using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static class VolumeNameGenerator
{
    /// <summary>A name that two application hosts with resources of the same name do not share.</summary>
    public static string Generate<T>(IResourceBuilder<T> builder, string suffix)
        where T : IResource
    {
        if (suffix.Where((c, i) => !IsValid(c, i)).Any())
            throw new ArgumentException($"The suffix '{suffix}' contains invalid characters. It must match [a-zA-Z0-9][a-zA-Z0-9_.-]*.", nameof(suffix));

        var application = string.Concat(builder.ApplicationBuilder.Environment.ApplicationName.Select((c, i) => IsValid(c, i) ? c : '_'));
        var hash = builder.ApplicationBuilder.Configuration["AppHost:Sha256"]![..10];
        return $"{application.ToLowerInvariant()}-{hash.ToLowerInvariant()}-{builder.Resource.Name}-{suffix}";
    }

    private static bool IsValid(char c, int index) => char.IsAsciiLetter(c) || char.IsNumber(c) || (index > 0 && c is '_' or '.' or '-');
}
