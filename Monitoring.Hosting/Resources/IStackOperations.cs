namespace Monitoring.Hosting;

/// <summary>What the commands of components ask of the running stack. Each answers with what went wrong; with nothing, all is well.</summary>
internal interface IStackOperations
{
    /// <summary>Makes every running replica, of all parts of the component, read its configuration again; that none is running is an answer too.</summary>
    Task<IReadOnlyList<string>> ReloadAsync(MonitoringResource component, CancellationToken cancellationToken);

    /// <summary>Checks a component again, brings its live folders and those of all its parts up to date, and reloads. With errors, all stays as it was.</summary>
    Task<IReadOnlyList<string>> RefreshAsync(MonitoringResource component, CancellationToken cancellationToken);

    /// <summary>Runs a program in the first running replica.</summary>
    /// <returns>The exit code and the output.</returns>
    /// <exception cref="InvalidOperationException">No replica runs.</exception>
    Task<(int ExitCode, string Output)> ExecAsync(MonitoringResource component, IEnumerable<string> command, CancellationToken cancellationToken);
}
