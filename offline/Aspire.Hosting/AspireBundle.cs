namespace Aspire.Hosting;

/// <summary>The programs that come with the Aspire CLI, which unpacks them into the user's folder.</summary>
internal static class AspireBundle
{
    public static string Folder => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aspire");

    /// <summary>The program in the bundle that is in use, else in the one unpacked last; null if there is none.</summary>
    public static string? Find(string folder, string program)
    {
        if (OperatingSystem.IsWindows())
            program += ".exe";

        var versions = new DirectoryInfo(Path.Combine(Folder, "versions"));
        DirectoryInfo[] unpacked = versions.Exists ? versions.GetDirectories() : [];
        return unpacked.OrderByDescending(version => version.LastWriteTimeUtc)
            .Select(version => version.FullName)
            .Prepend(Path.Combine(Folder, "bundle"))
            .Select(bundle => Path.Combine(bundle, folder, program))
            .FirstOrDefault(File.Exists);
    }

    public static DistributedApplicationException NotInstalled(string what, string detail) => new(
        $"{what} is not installed. {detail} Install the Aspire CLI, `npm install -g @microsoft/aspire-cli-linux-x64` or " +
        "https://aka.ms/aspire/get, then run `aspire setup`.");
}
