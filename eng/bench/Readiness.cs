using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Monitoring.Bench;

/// <summary>Asks a component whether it is ready, in its own protocol. The same questions for every way to start it.</summary>
internal static class Readiness
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(2) };

    /// <summary>The question, by the port inside the container.</summary>
    private static readonly Dictionary<int, Func<int, Task<bool>>> Questions = new()
    {
        [9090] = port => IsOkAsync(port, "/-/ready"),
        [9093] = port => IsOkAsync(port, "/-/ready"),
        [10902] = port => IsOkAsync(port, "/-/ready"),
        [3000] = port => IsOkAsync(port, "/api/health"),
        [9100] = port => IsOkAsync(port, "/metrics"),
        [9121] = port => IsOkAsync(port, "/metrics"),
        [9187] = port => IsOkAsync(port, "/metrics"),
        [11211] = port => AnswersAsync(port, "version\r\n"u8.ToArray(), answer => answer.StartsWith("VERSION", StringComparison.Ordinal)),
        // A server that asks for the password is ready; one that still reads its data says LOADING.
        [6379] = port => AnswersAsync(port, "PING\r\n"u8.ToArray(), answer => answer.StartsWith("+PONG", StringComparison.Ordinal) || answer.StartsWith("-NOAUTH", StringComparison.Ordinal)),
        // R asks for authentication; while the server starts up it sends E, an error.
        [5432] = port => AnswersAsync(port, PostgresGreeting(), answer => answer[0] == 'R'),
    };

    /// <summary>True for containers that can be asked.</summary>
    public static bool CanAsk(Container container) => container.Ports.Keys.Any(Questions.ContainsKey);

    /// <summary>True when the component answers that it is ready.</summary>
    public static async Task<bool> IsReadyAsync(Container container)
    {
        var (inside, outside) = container.Ports.First(port => Questions.ContainsKey(port.Key));
        try
        {
            return await Questions[inside](outside);
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or IOException or TaskCanceledException)
        {
            return false;
        }
    }

    private static async Task<bool> IsOkAsync(int port, string path)
    {
        using var response = await Client.GetAsync(new Uri($"http://127.0.0.1:{port}{path}"));
        return response.IsSuccessStatusCode;
    }

    private static async Task<bool> AnswersAsync(int port, byte[] question, Func<string, bool> isReady)
    {
        using var timeout = new CancellationTokenSource(Client.Timeout);
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, timeout.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(question, timeout.Token);
        var answer = new byte[64];
        var length = await stream.ReadAsync(answer, timeout.Token);
        return length > 0 && isReady(Encoding.ASCII.GetString(answer, 0, length));
    }

    // The start of PostgreSQL's protocol, version 3.0: length, version, and the user.
    private static byte[] PostgresGreeting()
    {
        var user = "user\0postgres\0\0"u8;
        var greeting = new byte[8 + user.Length];
        BinaryPrimitives.WriteInt32BigEndian(greeting, greeting.Length);
        BinaryPrimitives.WriteInt32BigEndian(greeting.AsSpan(4), 3 << 16);
        user.CopyTo(greeting.AsSpan(8));
        return greeting;
    }
}
