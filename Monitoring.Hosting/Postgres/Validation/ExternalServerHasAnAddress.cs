using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Postgres;

/// <summary>A server that somebody else runs has an address.</summary>
internal sealed class ExternalServerHasAnAddress() : SpecRule<PostgresOptions>("MON184")
{
    private const int LastPort = 65535;

    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PostgresOptions spec)
    {
        if (spec.Mode == PostgresMode.External && Uri.CheckHostName(spec.Host ?? "") == UriHostNameType.Unknown)
        {
            yield return Error($"{name}:Host", $"'{spec.Host}' is no server that somebody could connect to.", "Name it, for instance postgres.example.com; its port is Postgres:Port.");
        }

        if (spec.Mode == PostgresMode.External && spec.Port is < 1 or > LastPort)
        {
            yield return Error($"{name}:Port", $"{spec.Port} is no port.", "Use the server's, for instance 5432.");
        }
    }
}
