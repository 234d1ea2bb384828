using Monitoring.Hosting.Exporters;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>Adds PostgreSQL exporters.</summary>
public static class PostgresExporterBuilderExtensions
{
    /// <summary>Adds an exporter that measures a PostgreSQL server.</summary>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="database">The database it logs in to; it measures the whole server.</param>
    /// <returns>The resource's builder.</returns>
    /// <example>
    /// <code>
    /// var database = builder.AddPostgres("postgres").AddDatabase("grafana-db", "grafana");
    /// builder.AddPostgresExporter("postgres-exporter", database);
    /// </code>
    /// </example>
    public static IResourceBuilder<PostgresExporterResource> AddPostgresExporter(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, IResourceBuilder<PostgresDatabaseResource> database)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(database);

        var options = builder.GetMonitoringOptions();
        return builder.AddMonitoringResource(new PostgresExporterResource(name, database.Resource)
        {
            Image = options.ImageOf("PostgresExporter", PostgresExporterImages.Default),
            Resources = options.Resources.PostgresExporter.Apply(ResourceNeeds.Small),
        });
    }
}
