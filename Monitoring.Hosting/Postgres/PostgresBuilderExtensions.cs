using Monitoring.Hosting.Model;
using Monitoring.Hosting.Postgres;
using Monitoring.Hosting.Publishing;

namespace Monitoring.Hosting;

/// <summary>Makes PostgreSQL part of what is published.</summary>
public static class PostgresBuilderExtensions
{
    /// <summary>
    /// Publishes the server as section <c>Monitoring:Postgres</c> says. Each of its databases gets an owner of the same name, which is who its
    /// users log in as; the passwords are the parameters <c>{server}-{database}-password</c>. A local run is not touched by it.
    /// </summary>
    /// <param name="builder">The server.</param>
    /// <param name="backups">Where backups are kept, unless it is a folder of this machine.</param>
    /// <returns>The same builder.</returns>
    /// <example>
    /// <code>
    /// var postgres = builder.AddPostgres("postgres").PublishAsWorkload(backups: objectStore);
    /// builder.AddGrafana("grafana").WithDatabase(postgres.AddDatabase("grafana-db", "grafana"));
    /// </code>
    /// </example>
    public static IResourceBuilder<PostgresServerResource> PublishAsWorkload(this IResourceBuilder<PostgresServerResource> builder, IResourceBuilder<ObjectStoreResource> backups)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(backups);

        var app = builder.ApplicationBuilder;
        if (!app.PublishesToKubernetes())
        {
            return builder;
        }

        var options = app.GetMonitoringOptions();
        var isManaged = options.Postgres.Mode == PostgresMode.CloudNativePg;
        var logins = new PostgresLogins(builder.Resource, name => ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(app, name, special: false)) { UsesTls = isManaged };
        var image = isManaged ? options.ImageOf(PostgresImages.ClusterProduct, PostgresImages.Cluster) : builder.Resource.ImageOf();
        var component = new PostgresComponent(builder.Resource, logins, image, isManaged);
        component.Spec = component.Spec with
        {
            Instances = options.Postgres.Instances,
            Disk = options.Postgres.StorageSize,
            WalDisk = options.Postgres.WalStorageSize,
            Backup = backups.Resource.Store.Endpoint is null ? null : new(backups.Resource.GrantTo(component.Use), options.Postgres.BackupSchedule, options.Postgres.BackupRetention),
        };
        return builder.WithAnnotation(logins).WithAnnotation(new ComponentAnnotation(component, PostgresSpec.Tcp));
    }
}
