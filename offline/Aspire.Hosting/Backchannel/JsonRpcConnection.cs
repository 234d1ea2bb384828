using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Backchannel;

/// <summary>Answers one client's JSON-RPC 2.0 requests. A message is preceded by a Content-Length header.</summary>
internal sealed class JsonRpcConnection(Stream stream, JsonRpcMethods methods, ILogger logger) : IAsyncDisposable
{
    private const int MethodNotFound = -32601;
    private const int InvocationFailed = -32000;
    private const int RequestCancelled = -32800;

    private static ReadOnlySpan<byte> EndOfHeaders => "\r\n\r\n"u8;

    private readonly PipeReader _reader = PipeReader.Create(stream);
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new();
    private readonly ConcurrentDictionary<long, JsonRpcStream> _streams = new();
    private long _lastStream;

    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        var requests = new List<Task>();
        while (await ReadMessageAsync(cancellationToken).ConfigureAwait(false) is { } message)
        {
            requests.RemoveAll(request => request.IsCompleted);
            requests.Add(HandleAsync(message, cancellationToken));
        }

        foreach (var request in _running.Values)
            await request.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(requests).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var open in _streams.Values)
            open.Dispose();
        await _reader.CompleteAsync().ConfigureAwait(false);
        await stream.DisposeAsync().ConfigureAwait(false);
        _writing.Dispose();
    }

    private async Task HandleAsync(JsonElement message, CancellationToken cancellationToken)
    {
        var method = message.GetProperty("method").GetString()!;
        var arguments = message.TryGetProperty("params", out var given) ? given : default;
        if (method == "$/cancelRequest")
        {
            if (_running.TryGetValue(arguments.GetProperty("id").GetRawText(), out var request))
                await request.CancelAsync().ConfigureAwait(false);
            return;
        }

        var id = message.TryGetProperty("id", out var requestId) ? requestId : default;
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (id.ValueKind != JsonValueKind.Undefined)
            _running[id.GetRawText()] = cancellation;

        object response;
        try
        {
            response = new { jsonrpc = "2.0", id, result = await InvokeAsync(method, arguments, cancellation.Token).ConfigureAwait(false) };
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            response = Error(RequestCancelled, "The request was cancelled.");
        }
        catch (MissingMethodException)
        {
            response = Error(MethodNotFound, $"There is no method '{method}'.");
        }
        catch (Exception failure)
        {
            logger.LogDebug(failure, "The backchannel's method {Method} failed.", method);
            response = Error(InvocationFailed, failure.Message);
        }

        if (id.ValueKind != JsonValueKind.Undefined)
        {
            _running.TryRemove(id.GetRawText(), out _);
            await WriteMessageAsync(response).ConfigureAwait(false);
        }

        object Error(int code, string text) => new { jsonrpc = "2.0", id, error = new { code, message = text } };
    }

    private async Task<object?> InvokeAsync(string method, JsonElement arguments, CancellationToken cancellationToken)
    {
        switch (method)
        {
            case "$/enumerator/next":
                var (values, finished) = await _streams[Token(arguments)].NextAsync(cancellationToken).ConfigureAwait(false);
                return new { values, finished };

            case "$/enumerator/abort":
                if (_streams.TryRemove(Token(arguments), out var aborted))
                    aborted.Dispose();
                return null;

            default:
                if (methods.Streams.TryGetValue(method, out var open))
                {
                    var token = Interlocked.Increment(ref _lastStream);
                    _streams[token] = new JsonRpcStream(open);
                    return new { token };
                }

                return methods.Calls.TryGetValue(method, out var call)
                    ? await call(arguments, cancellationToken).ConfigureAwait(false)
                    : throw new MissingMethodException(method);
        }

        static long Token(JsonElement arguments) =>
            (arguments.ValueKind == JsonValueKind.Array ? arguments[0] : arguments.GetProperty("token")).GetInt64();
    }

    private async Task<JsonElement?> ReadMessageAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await _reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (TryTakeMessage(read.Buffer, out var message, out var consumed))
            {
                _reader.AdvanceTo(consumed);
                return message;
            }

            if (read.IsCompleted)
                return null;
            _reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool TryTakeMessage(ReadOnlySequence<byte> buffer, out JsonElement message, out SequencePosition consumed)
    {
        var reader = new SequenceReader<byte>(buffer);
        if (reader.TryReadTo(out ReadOnlySequence<byte> headers, EndOfHeaders))
        {
            var length = Encoding.ASCII.GetString(headers).Split("\r\n")
                .Select(line => line.Split(':', 2))
                .First(header => header[0].Equals("Content-Length", StringComparison.OrdinalIgnoreCase))[1];
            if (reader.TryReadExact(int.Parse(length, CultureInfo.InvariantCulture), out var body))
            {
                var json = new Utf8JsonReader(body);
                message = JsonElement.ParseValue(ref json);
                consumed = reader.Position;
                return true;
            }
        }

        (message, consumed) = (default, default);
        return false;
    }

    private async Task WriteMessageAsync(object message)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message);
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n")).ConfigureAwait(false);
            await stream.WriteAsync(body).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }
}

/// <summary>What a client may call: methods with one answer, and methods with a stream of them.</summary>
internal sealed record JsonRpcMethods(
    IReadOnlyDictionary<string, Func<JsonElement, CancellationToken, Task<object?>>> Calls,
    IReadOnlyDictionary<string, Func<CancellationToken, IAsyncEnumerable<object>>> Streams);
