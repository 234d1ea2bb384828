using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>
/// The real handler's defaults: 30 s for everything, 3 retries after 2, 4 and 8 s give or take, 10 s for each attempt, and a
/// pause of 5 s when a tenth of at least 100 requests in 30 s failed. Its limit of 1,000 requests at once is not kept.
/// </summary>
internal sealed class StandardResilienceHandler(ResiliencePipeline<HttpResponseMessage> pipeline) : DelegatingHandler
{
    public static ResiliencePipeline<HttpResponseMessage> CreatePipeline() =>
        new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddTimeout(TimeSpan.FromSeconds(30))
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromSeconds(2),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                DelayGenerator = static arguments => ValueTask.FromResult(AskedDelay(arguments.Outcome.Result)),
                ShouldHandle = static arguments => ValueTask.FromResult(IsTransient(arguments.Outcome)),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = 0.1,
                MinimumThroughput = 100,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(5),
                ShouldHandle = static arguments => ValueTask.FromResult(IsTransient(arguments.Outcome)),
            })
            .AddTimeout(TimeSpan.FromSeconds(10))
            .Build();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await pipeline.ExecuteAsync(async cancellation => await base.SendAsync(request, cancellation), cancellationToken);

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        { Result.StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };

    /// <summary>What the server asks for in Retry-After; null leaves it to the strategy.</summary>
    private static TimeSpan? AskedDelay(HttpResponseMessage? response) => response?.Headers.RetryAfter switch
    {
        { Delta: { } delay } => delay,
        { Date: { } date } when date > DateTimeOffset.UtcNow => date - DateTimeOffset.UtcNow,
        _ => null,
    };
}
