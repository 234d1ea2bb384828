namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that becomes known later and may change afterwards: readers wait for the first, then see the latest.</summary>
public sealed class ValueSnapshot<T>
    where T : notnull
{
    private readonly TaskCompletionSource<T> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private Task<T>? _latest;

    public bool IsValueSet => _first.Task.IsCompleted;

    public Task<T> GetValueAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
            return _latest ?? _first.Task.WaitAsync(cancellationToken);
    }

    public void SetValue(T value)
    {
        lock (_gate)
        {
            if (!_first.TrySetResult(value))
                _latest = Task.FromResult(value);
        }
    }

    public void SetException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        lock (_gate)
        {
            if (!_first.TrySetException(exception))
                _latest = Task.FromException<T>(exception);
        }
    }
}
