using System.Text.Json;

namespace Aspire.Hosting;

internal static class LaunchSettingsFile
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The launch settings of the project in a folder; null if it has none.</summary>
    public static LaunchSettings? Read(string projectDirectory)
    {
        var path = Path.Combine(projectDirectory, "Properties", "launchSettings.json");
        if (!File.Exists(path))
            return null;

        try
        {
            return JsonSerializer.Deserialize<LaunchSettings>(File.ReadAllText(path), Format);
        }
        catch (JsonException ex)
        {
            throw new DistributedApplicationException($"There is malformed JSON in the launch settings file at '{path}'.", ex);
        }
    }
}
