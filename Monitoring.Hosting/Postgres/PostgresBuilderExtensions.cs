using Monitoring.Hosting.Model;
using Monitoring.Hosting.Postgres;
using Monitoring.Hosting.Publishing;

namespace Monitoring.Hosting;

/// <summary>Makes PostgreSQL part of what is published.</summary>
public static class PostgresBuilderExtensions
{
    /// <summary>
    /// Publishes the server as section <c>Monitoring:Postgres</c> says. Each of its databases has an owner of the same name, which is who its
    /// users log in as; the passwords are the parameters <c>{server}-{database}-password</c>, and <c>{server}-exporter-password</c> that of
    /// the role which may read statistics. A local run is not touched by it.
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
        var logins = new PostgresLogins(builder.Resource, name => ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(app, name, special: false));
        return options.Postgres.Mode switch
        {
            PostgresMode.Single => builder.PublishAsComponent(logins, builder.Resource.ImageOf(), isManaged: false, backup: null),
            PostgresMode.CloudNativePg => builder.PublishAsComponent(
                logins with { UsesTls = true },
                options.ImageOf(PostgresImages.ClusterProduct, PostgresImages.Cluster),
                isManaged: true,
                backups.Resource.Store.Endpoint is null ? null : backups.Resource),
            PostgresMode.External => builder.ExcludeFromManifest().WithAnnotation(logins with
            {
                Server = new StaticEndpoint(options.Postgres.Host!, options.Postgres.Port) { Network = builder.Resource.Name },
                UsesTls = options.Postgres.Tls,
            }),
            var mode => throw new InvalidOperationException($"{mode} is nothing that PostgreSQL can be published as."),
        };
    }

    private static IResourceBuilder<PostgresServerResource> PublishAsComponent(
        this IResourceBuilder<PostgresServerResource> builder, PostgresLogins logins, ContainerImage image, bool isManaged, ObjectStoreResource? backup)
    {
        var monitoring = builder.ApplicationBuilder.GetMonitoringOptions();
        var options = monitoring.Postgres;
        var component = new PostgresComponent(builder.Resource, logins, image, isManaged);
        component.Spec = component.Spec with
        {
            Instances = isManaged ? options.Instances : 1,
            Resources = monitoring.Resources.Postgres.Apply(component.Spec.Resources),
            Disk = options.StorageSize,
            WalDisk = options.WalStorageSize,
            Backup = backup is null ? null : new(backup.GrantTo(component.Use), options.BackupSchedule, options.BackupRetention),
        };
        return builder.WithAnnotation(logins).WithAnnotation(new ComponentAnnotation(component, PostgresSpec.Tcp));
    }
}
