using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>Whatever is logged while a step runs shows up under that step.</summary>
internal sealed class PipelineLoggerProvider : ILoggerProvider
{
    private static readonly AsyncLocal<ReportingStep?> Step = new();

    public static ReportingStep? CurrentStep
    {
        set => Step.Value = value;
    }

    public ILogger CreateLogger(string categoryName) => new StepLogger();

    public void Dispose()
    {
    }

    private sealed class StepLogger : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => Step.Value is not null && logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Step.Value!.Log(logLevel, formatter(state, exception));
        }
    }
}
