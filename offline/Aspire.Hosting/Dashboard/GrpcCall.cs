using System.Buffers.Binary;
using System.Globalization;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// One gRPC call over HTTP/2: each message is preceded by a compression flag (1 byte) and its length (4 bytes),
/// and the outcome follows as trailers.
/// </summary>
internal sealed class GrpcCall(HttpContext context)
{
    private const int PrefixLength = 5;

    // The dashboard's requests are names; gRPC's own default limit is 4 MB.
    private const int MaxRequestLength = 64 * 1024;

    public async Task<T> ReadAsync<T>(MessageParser<T> parser, CancellationToken cancellationToken) where T : IMessage<T>
    {
        var prefix = new byte[PrefixLength];
        await context.Request.Body.ReadExactlyAsync(prefix, cancellationToken).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadUInt32BigEndian(prefix.AsSpan(1));
        if (prefix[0] != 0 || length > MaxRequestLength)
            throw new InvalidDataException($"A message of {length} bytes with compression flag {prefix[0]} cannot be read.");

        var body = new byte[length];
        await context.Request.Body.ReadExactlyAsync(body, cancellationToken).ConfigureAwait(false);
        return parser.ParseFrom(body);
    }

    public async Task WriteAsync(IMessage message, CancellationToken cancellationToken)
    {
        var length = message.CalculateSize();
        var frame = context.Response.BodyWriter.GetMemory(PrefixLength + length)[..(PrefixLength + length)];
        frame.Span[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(frame.Span[1..], length);
        message.WriteTo(frame.Span[PrefixLength..]);
        context.Response.BodyWriter.Advance(frame.Length);
        await context.Response.BodyWriter.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells the client that the call is accepted, before there is anything to say.</summary>
    public async Task AcceptAsync(CancellationToken cancellationToken) =>
        await context.Response.BodyWriter.FlushAsync(cancellationToken).ConfigureAwait(false);

    public void End(GrpcStatus status, string message = "")
    {
        Add("grpc-status", ((int)status).ToString(CultureInfo.InvariantCulture));
        if (message.Length > 0)
            Add("grpc-message", Uri.EscapeDataString(message));

        // Without any message the outcome belongs into the headers.
        void Add(string name, string value)
        {
            if (context.Response.HasStarted)
                context.Response.AppendTrailer(name, value);
            else
                context.Response.Headers[name] = value;
        }
    }
}

internal enum GrpcStatus
{
    Ok = 0,
    Cancelled = 1,
    Unimplemented = 12,
    Internal = 13,
    Unauthenticated = 16
}
