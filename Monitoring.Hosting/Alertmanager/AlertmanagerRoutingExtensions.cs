using Monitoring.Hosting.Alertmanager;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>Tells Alertmanager whom to notify of what, and when.</summary>
public static class AlertmanagerRoutingExtensions
{
    /// <summary>
    /// Sends alerts that meet all conditions to a receiver. Routes are tried in the order of these calls; the first that matches takes the
    /// alert, and what none takes goes to the first receiver.
    /// </summary>
    /// <param name="builder">Alertmanager.</param>
    /// <param name="receiver">The receiver's name.</param>
    /// <param name="matchers">The conditions.</param>
    /// <example>
    /// <code>
    /// alertmanager
    ///     .WithRoute("pagerduty", LabelMatcher.Is("severity", "critical"))
    ///     .WithRoute("shop-slack", LabelMatcher.Is("team", "shop"));
    /// </code>
    /// </example>
    public static IResourceBuilder<AlertmanagerResource> WithRoute(
        this IResourceBuilder<AlertmanagerResource> builder, string receiver, params IReadOnlyList<LabelMatcher> matchers) =>
        builder.WithRoute(new Route { Receiver = receiver, Matchers = matchers });

    /// <summary>Adds a route that is specified in full, with routes below it, intervals and times.</summary>
    public static IResourceBuilder<AlertmanagerResource> WithRoute(this IResourceBuilder<AlertmanagerResource> builder, Route route) =>
        builder.With(spec => spec with { Routes = [.. spec.Routes, route] });

    /// <summary>Sends alerts of a severity to a receiver.</summary>
    public static IResourceBuilder<AlertmanagerResource> WithSeverityRoute(this IResourceBuilder<AlertmanagerResource> builder, string severity, string receiver) =>
        builder.WithRoute(receiver, LabelMatcher.Is("severity", severity));

    /// <summary>Sends alerts of a team to a receiver.</summary>
    public static IResourceBuilder<AlertmanagerResource> WithTeamRoute(this IResourceBuilder<AlertmanagerResource> builder, string team, string receiver) =>
        builder.WithRoute(receiver, LabelMatcher.Is("team", team));

    /// <summary>Sends alerts of a namespace to a receiver.</summary>
    public static IResourceBuilder<AlertmanagerResource> WithNamespaceRoute(this IResourceBuilder<AlertmanagerResource> builder, string name, string receiver) =>
        builder.WithRoute(receiver, LabelMatcher.Is("namespace", name));

    /// <summary>Adds a time that routes refer to by its name.</summary>
    public static IResourceBuilder<AlertmanagerResource> WithTimeInterval(this IResourceBuilder<AlertmanagerResource> builder, TimeInterval interval) =>
        builder.With(spec => spec with { TimeIntervals = [.. spec.TimeIntervals, interval] });

    /// <summary>Lets alerts silence others while they fire.</summary>
    public static IResourceBuilder<AlertmanagerResource> WithInhibition(this IResourceBuilder<AlertmanagerResource> builder, InhibitRule rule) =>
        builder.With(spec => spec with { InhibitRules = [.. spec.InhibitRules, rule] });

    /// <summary>Uses the templates of a folder in notifications. They lie in <c>/etc/alertmanager/templates</c> and may be edited while the stack runs.</summary>
    /// <param name="builder">Alertmanager.</param>
    /// <param name="folder">The folder of <c>*.tmpl</c> files, relative to the app host's project.</param>
    public static IResourceBuilder<AlertmanagerResource> WithTemplates(this IResourceBuilder<AlertmanagerResource> builder, string folder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return builder.With(spec => spec with { TemplatesFolder = Path.GetFullPath(folder, builder.ApplicationBuilder.AppHostDirectory) });
    }

    /// <summary>Names who listens to the alert that always fires. Default: the first receiver.</summary>
    public static IResourceBuilder<AlertmanagerResource> WithHeartbeatReceiver(this IResourceBuilder<AlertmanagerResource> builder, string receiver) =>
        builder.With(spec => spec with { HeartbeatReceiver = receiver });

    /// <summary>Notifies a channel of Slack.</summary>
    /// <param name="builder">Alertmanager.</param>
    /// <param name="name">The receiver's name.</param>
    /// <param name="channel">The channel or user, for instance <c>#alerts</c>.</param>
    /// <param name="webhookUrl">The URL of the incoming webhook; it reaches Alertmanager as a file.</param>
    public static IResourceBuilder<AlertmanagerResource> WithSlackReceiver(
        this IResourceBuilder<AlertmanagerResource> builder, string name, string channel, IResourceBuilder<ParameterResource> webhookUrl)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(webhookUrl);
        return builder.WithReceiver(new(name, new SlackIntegration(builder.Resource.Use(webhookUrl.Resource), channel)));
    }

    /// <summary>Opens incidents of PagerDuty.</summary>
    /// <param name="builder">Alertmanager.</param>
    /// <param name="name">The receiver's name.</param>
    /// <param name="routingKey">The integration key of Events API v2; it reaches Alertmanager as a file.</param>
    public static IResourceBuilder<AlertmanagerResource> WithPagerDutyReceiver(
        this IResourceBuilder<AlertmanagerResource> builder, string name, IResourceBuilder<ParameterResource> routingKey)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(routingKey);
        return builder.WithReceiver(new(name, new PagerDutyIntegration(builder.Resource.Use(routingKey.Resource))));
    }

    /// <summary>Sends e-mails.</summary>
    /// <param name="builder">Alertmanager.</param>
    /// <param name="name">The receiver's name.</param>
    /// <param name="to">The recipient.</param>
    /// <param name="from">The sender.</param>
    /// <param name="server">The SMTP server.</param>
    /// <param name="user">The account at the server; null: none.</param>
    /// <param name="password">The account's password; it reaches Alertmanager as a file.</param>
    public static IResourceBuilder<AlertmanagerResource> WithEmailReceiver(
        this IResourceBuilder<AlertmanagerResource> builder,
        string name,
        string to,
        string from,
        StaticEndpoint server,
        string? user = null,
        IResourceBuilder<ParameterResource>? password = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (user is null != password is null)
        {
            throw new ArgumentException("User and password belong together: give both or none.", nameof(password));
        }

        var account = password is null ? null : new BasicAuth(user!, builder.Resource.Use(password.Resource));
        return builder.WithReceiver(new(name, new EmailIntegration(to, from, server) { Account = account }));
    }

    /// <summary>Adds a receiver that is specified in full: one that is notified in several ways, for instance.</summary>
    public static IResourceBuilder<AlertmanagerResource> WithReceiver(this IResourceBuilder<AlertmanagerResource> builder, Receiver receiver) =>
        builder.With(spec => spec with { Receivers = [.. spec.Receivers, receiver] });
}
