using Microsoft.Extensions.Logging;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>What components ask of the running stack, for their commands and to look after themselves.</summary>
internal interface IStackOperations
{
    /// <summary>Makes every running replica, of all parts of the component, read its configuration again.</summary>
    /// <returns>What went wrong, also that none is running; with nothing, all is well.</returns>
    Task<IReadOnlyList<string>> ReloadAsync(MonitoringResource component, CancellationToken cancellationToken);

    /// <summary>Checks a component again, brings its live folders and those of all its parts up to date, and reloads. With errors, all stays as it was.</summary>
    /// <returns>What went wrong; with nothing, all is well.</returns>
    Task<IReadOnlyList<string>> RefreshAsync(MonitoringResource component, CancellationToken cancellationToken);

    /// <summary>Runs a program in the first running replica.</summary>
    /// <returns>The exit code and the output.</returns>
    /// <exception cref="InvalidOperationException">No replica runs.</exception>
    Task<(int ExitCode, string Output)> ExecAsync(MonitoringResource component, IEnumerable<string> command, CancellationToken cancellationToken);

    /// <summary>Asks the first running replica of a component.</summary>
    /// <param name="component">The component.</param>
    /// <param name="port">The port.</param>
    /// <param name="path">The absolute path.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answer; null: none is running, or it does not answer with 2xx yet.</returns>
    Task<string?> GetAsync(MonitoringResource component, Port port, string path, CancellationToken cancellationToken);

    /// <summary>Writes to a component's log in the dashboard, and to the app host's own output.</summary>
    void Log(MonitoringResource component, LogLevel level, string message);
}
