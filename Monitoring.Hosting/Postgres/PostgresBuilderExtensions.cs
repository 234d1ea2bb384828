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
    /// <returns>The same builder.</returns>
    /// <example>
    /// <code>
    /// var postgres = builder.AddPostgres("postgres").PublishAsWorkload();
    /// builder.AddGrafana("grafana").WithDatabase(postgres.AddDatabase("grafana-db", "grafana"));
    /// </code>
    /// </example>
    public static IResourceBuilder<PostgresServerResource> PublishAsWorkload(this IResourceBuilder<PostgresServerResource> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        var app = builder.ApplicationBuilder;
        if (!app.PublishesToKubernetes())
        {
            return builder;
        }

        var options = app.GetMonitoringOptions().Postgres;
        var logins = new PostgresLogins(builder.Resource, name => ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(app, name, special: false));
        var component = new PostgresComponent(builder.Resource, logins, builder.Resource.ImageOf());
        component.Spec = component.Spec with { Disk = options.StorageSize };
        return builder.WithAnnotation(logins).WithAnnotation(new ComponentAnnotation(component, PostgresSpec.Tcp));
    }
}
