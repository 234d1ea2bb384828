using System.Globalization;
using Monitoring.Bench;

// Arguments, from eng/bench.sh: AppHost assembly, AppHost project folder, working folder, compose command, pairs.
var (assembly, project, folder, composeCommand, pairs) = (args[0], args[1], args[2], args[3], int.Parse(args[4], CultureInfo.InvariantCulture));

using var docker = new DockerEngine();
using var appHost = new AppHostContestant(docker, assembly, project, Path.Combine(folder, "apphost.log"));
try
{
    await new StartBench(docker, appHost, composeCommand, folder).RunAsync(pairs);
    return 0;
}
catch (Exception exception) when (exception is InvalidOperationException or TimeoutException or HttpRequestException)
{
    Console.Error.WriteLine($"error: {exception.Message}");
    return 1;
}
