using System.Threading.Channels;

namespace Aspire.Hosting.Backchannel;

/// <summary>A stream of answers: produced as they come, taken as the client asks.</summary>
internal sealed class JsonRpcStream : IDisposable
{
    private readonly Channel<object> _values = Channel.CreateUnbounded<object>();
    private readonly CancellationTokenSource _aborted = new();

    public JsonRpcStream(Func<CancellationToken, IAsyncEnumerable<object>> open) => _ = ProduceAsync(open);

    /// <summary>Waits for the next value and takes whatever else is there.</summary>
    public async Task<(List<object> Values, bool Finished)> NextAsync(CancellationToken cancellationToken)
    {
        var more = await _values.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false);
        var values = new List<object>();
        while (_values.Reader.TryRead(out var value))
            values.Add(value);
        return (values, !more);
    }

    /// <summary>Ends the production too.</summary>
    public void Dispose()
    {
        _aborted.Cancel();
        _aborted.Dispose();
    }

    private async Task ProduceAsync(Func<CancellationToken, IAsyncEnumerable<object>> open)
    {
        Exception? failure = null;
        try
        {
            await foreach (var value in open(_aborted.Token).ConfigureAwait(false))
                _values.Writer.TryWrite(value);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            failure = e;
        }
        catch (OperationCanceledException)
        {
            // The client has had enough, or the application stops: for the client the stream is over.
        }

        _values.Writer.Complete(failure);
    }
}
