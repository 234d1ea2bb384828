namespace Monitoring.Hosting.Validation;

/// <summary>Ends the process with the findings alone when nothing else has handled them: no stack trace, exit code 1.</summary>
internal static class ErrorReport
{
    private static int _installed;

    /// <summary>Installs the report, once.</summary>
    public static void Install()
    {
        if (Interlocked.Exchange(ref _installed, 1) == 0)
        {
            AppDomain.CurrentDomain.UnhandledException += OnUnhandledException;
        }
    }

    private static void OnUnhandledException(object sender, UnhandledExceptionEventArgs arguments)
    {
        if (Find(arguments.ExceptionObject as Exception) is { } validation)
        {
            Console.Error.WriteLine(validation.Message);
            Console.Error.WriteLine("Nothing was started or written.");
            Environment.Exit(1);
        }
    }

    private static MonitoringValidationException? Find(Exception? exception) => exception switch
    {
        null => null,
        MonitoringValidationException validation => validation,
        AggregateException many => many.InnerExceptions.Select(Find).FirstOrDefault(found => found is not null),
        _ => Find(exception.InnerException),
    };
}
