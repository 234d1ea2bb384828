using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <summary>Healthy when the server accepts the password and answers a ping.</summary>
internal sealed class RedisHealthCheck(RedisResource redis) : IHealthCheck
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(Timeout);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(redis.PrimaryEndpoint.Host, redis.PrimaryEndpoint.Port, ending.Token).ConfigureAwait(false);
            using var reader = new StreamReader(client.GetStream());
            if (redis.PasswordParameter is { } parameter)
            {
                var password = await parameter.GetValueAsync(ending.Token).ConfigureAwait(false);
                if (await AskAsync(client, reader, ["AUTH", password ?? ""], ending.Token).ConfigureAwait(false) is not "+OK" and var refusal)
                    return new HealthCheckResult(context.Registration.FailureStatus, $"AUTH was answered: {refusal}");
            }

            var answer = await AskAsync(client, reader, ["PING"], ending.Token).ConfigureAwait(false);
            return answer == "+PONG"
                ? HealthCheckResult.Healthy()
                : new HealthCheckResult(context.Registration.FailureStatus, $"PING was answered: {answer}");
        }
        catch (Exception ex) when (ex is SocketException or IOException || (ex is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new HealthCheckResult(context.Registration.FailureStatus, ex.Message, ex);
        }
    }

    // A command is an array of strings, each behind its length in bytes; the answers to these commands are one line.
    private static async Task<string?> AskAsync(TcpClient client, StreamReader reader, string[] words, CancellationToken ct)
    {
        var command = new StringBuilder().Append(CultureInfo.InvariantCulture, $"*{words.Length}\r\n");
        foreach (var word in words)
            command.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");

        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(command.ToString()), ct).ConfigureAwait(false);
        return await reader.ReadLineAsync(ct).ConfigureAwait(false);
    }
}
