using Monitoring.Tests.Containers;
using Monitoring.Tests.Stack;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Published;

/// <summary>Images that the engine has already.</summary>
internal static class LocalImages
{
    /// <summary>The newest local image of a program; the test is skipped where there is none.</summary>
    /// <param name="program">The last part of the image's name.</param>
    public static async Task<(string Name, string Tag)> FindAsync(string program)
    {
        ContainerEngine.Require();
        var images = (await Docker.RunAsync("images", "--filter", $"reference=*/{program}", "--format", "{{.Repository}}:{{.Tag}}")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.SkipWhen(images.Length == 0, $"The engine has no image of {program}.");
        return (images[0], images[0].Split(':')[^1]);
    }
}
