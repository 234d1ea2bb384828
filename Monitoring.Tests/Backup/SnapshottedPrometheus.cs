using System.Diagnostics;
using System.Globalization;
using Monitoring.Hosting.Model;
using Xunit;

namespace Monitoring.Tests.Backup;

/// <summary>
/// A real Prometheus with the flags of its pod that are about snapshots, and beside it the script of its uploader. Thanos is played by a script
/// that puts the blocks it is given into a folder.
/// </summary>
internal sealed class SnapshottedPrometheus : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitoring-tests-backup-");
    private readonly List<Process> _processes = [];

    private SnapshottedPrometheus(string address) => Address = address;

    /// <summary>The <c>host:port</c>.</summary>
    public string Address { get; }

    /// <summary>The snapshots that are on the disk.</summary>
    public IEnumerable<string> Snapshots => Directory.Exists(Below("data/snapshots")) ? Directory.GetDirectories(Below("data/snapshots")) : [];

    /// <summary>The blocks that were uploaded.</summary>
    public IReadOnlyList<string> Uploaded => Directory.GetDirectories(Below("bucket"));

    /// <summary>What Thanos was called with, a line for each call.</summary>
    public IReadOnlyList<string> Calls => File.Exists(Below("calls")) ? File.ReadAllLines(Below("calls")) : [];

    /// <summary>Starts both, and waits until there are samples.</summary>
    /// <param name="prometheus">The pod of Prometheus.</param>
    /// <param name="thanos">What Thanos does with the folder <c>$path</c>.</param>
    public static async Task<SnapshottedPrometheus> StartAsync(Workload prometheus, string thanos)
    {
        await new Tool("prometheus").Accepts("--version");
        var started = new SnapshottedPrometheus($"127.0.0.1:{FreePort.Find().ToString(CultureInfo.InvariantCulture)}");
        started.StartPrometheus(prometheus.Containers[0]);
        started.StartUploader(prometheus.Containers.Single(container => container.Name == "snapshot-uploader"), thanos);
        using var client = new HttpClient();
        await Eventually.Async(async () => (await TryGetAsync(client, $"http://{started.Address}/api/v1/query?query=up")).Contains("\"value\"", StringComparison.Ordinal), Patience, "a sample");
        return started;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private void StartPrometheus(ContainerSpec container)
    {
        File.WriteAllText(Below("prometheus.yml"), $$"""
            global: { scrape_interval: 1s, scrape_timeout: 1s }
            scrape_configs:
              - job_name: prometheus
                static_configs: [{ targets: ["{{Address}}"] }]
            """);
        var flags = container.Args.Where(argument => argument.StartsWith("--web.enable-admin-api", StringComparison.Ordinal) || argument.StartsWith("--web.user-assets=", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, flags.Count);
        Start("prometheus", [$"--config.file={Below("prometheus.yml")}", $"--storage.tsdb.path={Below("data")}", $"--web.listen-address={Address}", "--log.level=error", .. flags.Select(flag => flag.Replace("/prometheus/", $"{Below("data")}/", StringComparison.Ordinal))]);
    }

    private void StartUploader(ContainerSpec container, string thanos)
    {
        Directory.CreateDirectory(Below("bucket"));
        File.WriteAllText(Below("thanos"), $$"""
            #!/bin/sh
            echo "$@" >> '{{Below("calls")}}'
            for argument in "$@"; do
                case $argument in --path=*) path=${argument#--path=} ;; esac
            done
            {{thanos.Replace("$bucket", Below("bucket"), StringComparison.Ordinal)}}
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Below("thanos"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var files = ContainerFiles.Materialize(container);
        var script = Path.Combine(files.FullName, "config", Path.GetFileName(container.Command[1]));
        Start("/bin/sh", [script, .. container.Args], ("DATA", Below("data")), ("PERIOD", "1"), ("REPLICA", "prometheus-1"), ("PATH", $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}"));
    }

    private void Start(string program, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        // What it says of uploads that fail as they should is for nobody here.
        start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        _processes.Add(process);
    }

    private string Below(string path) => Path.Combine(_folder.FullName, path);

    private static async Task<string> TryGetAsync(HttpClient client, string url)
    {
        try
        {
            return await client.GetStringAsync(new Uri(url), TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException)
        {
            // It is still starting.
            return "";
        }
    }
}
