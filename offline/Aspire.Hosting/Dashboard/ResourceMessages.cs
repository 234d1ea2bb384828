using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Google.Protobuf.WellKnownTypes;
using Model = Aspire.Hosting.ApplicationModel;
using Wire = Aspire.Hosting.Dashboard.Protocol;

namespace Aspire.Hosting.Dashboard;

/// <summary>Turns resource snapshots into the dashboard's messages.</summary>
internal static class ResourceMessages
{
    // The dashboard stops watching when a resource comes without time of creation, as those that no engine runs do.
    private static readonly DateTime AppHostStart = DateTime.UtcNow;

    public static Wire.Resource ToMessage(this ResourceEvent change)
    {
        var snapshot = change.Snapshot;
        var message = new Wire.Resource
        {
            Name = change.ResourceId,
            Uid = change.ResourceId,
            DisplayName = change.Resource.Name,
            ResourceType = snapshot.ResourceType,
            State = snapshot.State?.Text ?? "",
            StateStyle = snapshot.State?.Style ?? "",
            IsHidden = snapshot.IsHidden,
            CreatedAt = ToTimestamp(snapshot.CreationTimeStamp ?? AppHostStart),
            StartedAt = ToTimestamp(snapshot.StartTimeStamp),
            StoppedAt = ToTimestamp(snapshot.StopTimeStamp),
            IconVariant = ToMessage(snapshot.IconVariant)
        };
        if (snapshot.IconName is { } icon)
            message.IconName = icon;

        message.Environment.AddRange(snapshot.EnvironmentVariables.Select(ToMessage));
        message.Urls.AddRange(snapshot.Urls.Select(ToMessage));
        message.Volumes.AddRange(snapshot.Volumes.Select(ToMessage));
        message.HealthReports.AddRange(snapshot.HealthReports.Select(ToMessage));
        message.Relationships.AddRange(snapshot.Relationships.Select(r => new Wire.ResourceRelationship { ResourceName = r.ResourceName, Type = r.Type }));
        message.Commands.AddRange(snapshot.Commands.Where(c => c.Visibility.HasFlag(ResourceCommandVisibility.UI)).Select(ToMessage));
        message.Properties.AddRange(CommonProperties(change));
        message.Properties.AddRange(snapshot.Properties.Select(ToMessage));
        return message;
    }

    public static Wire.ConsoleLogLine ToMessage(this LogLine line) =>
        new() { LineNumber = line.LineNumber, Text = line.Content, IsStdErr = line.IsErrorMessage };

    public static Wire.ResourceCommandResponse ToMessage(this ExecuteCommandResult result)
    {
        var response = new Wire.ResourceCommandResponse
        {
            Kind = result switch
            {
                { Canceled: true } => Wire.ResourceCommandResponseKind.Cancelled,
                { Success: true } => Wire.ResourceCommandResponseKind.Succeeded,
                _ => Wire.ResourceCommandResponseKind.Failed
            },
            Message = result.Message ?? ""
        };
        if (result.Data is { } data)
        {
            response.Result = new Wire.ResourceCommandResult
            {
                Value = data.Value,
                DisplayImmediately = data.DisplayImmediately,
                Format = data.Format switch
                {
                    CommandResultFormat.Text => Wire.CommandResultFormat.Text,
                    CommandResultFormat.Json => Wire.CommandResultFormat.Json,
                    CommandResultFormat.Markdown => Wire.CommandResultFormat.Markdown,
                    _ => Wire.CommandResultFormat.None
                }
            };
        }

        return response;
    }

    private static IEnumerable<Wire.ResourceProperty> CommonProperties(ResourceEvent change)
    {
        var snapshot = change.Snapshot;
        yield return Property("resource.uid", change.ResourceId);
        yield return Property("resource.name", change.ResourceId);
        yield return Property("resource.type", snapshot.ResourceType);
        yield return Property("resource.displayName", change.Resource.Name);
        yield return Property("resource.state", snapshot.State?.Text);
        yield return Property("resource.exitCode", snapshot.ExitCode?.ToString(CultureInfo.InvariantCulture));
        yield return Property("resource.createTime", ToText(snapshot.CreationTimeStamp ?? AppHostStart));
        yield return Property("resource.startTime", ToText(snapshot.StartTimeStamp));
        yield return Property("resource.stopTime", ToText(snapshot.StopTimeStamp));
        yield return Property("resource.healthState", snapshot.HealthStatus?.ToString());
    }

    private static Wire.ResourceProperty Property(string name, string? value) => new() { Name = name, Value = ToValue(value) };

    private static Wire.ResourceProperty ToMessage(ResourcePropertySnapshot property)
    {
        var message = new Wire.ResourceProperty
        {
            Name = property.Name,
            Value = ToValue(property.Value),
            IsSensitive = property.IsSensitive,
            IsHighlighted = property.IsHighlighted
        };
        if (property.DisplayName is { } displayName)
            message.DisplayName = displayName;
        if (property.SortOrder is { } sortOrder)
            message.SortOrder = sortOrder;
        return message;
    }

    private static Wire.EnvironmentVariable ToMessage(EnvironmentVariableSnapshot variable) =>
        new() { Name = variable.Name, Value = variable.Value ?? "", IsFromSpec = variable.IsFromSpec };

    private static Wire.Volume ToMessage(VolumeSnapshot volume) =>
        new() { Source = volume.Source ?? "", Target = volume.Target, MountType = volume.MountType, IsReadOnly = volume.IsReadOnly };

    // The dashboard requires the display properties of every URL, even of one that has none.
    private static Wire.Url ToMessage(UrlSnapshot url) => new()
    {
        EndpointName = url.Name ?? "",
        FullUrl = url.Url,
        IsInternal = url.IsInternal,
        IsInactive = url.IsInactive,
        DisplayProperties = new() { DisplayName = url.DisplayProperties.DisplayName, SortOrder = url.DisplayProperties.SortOrder }
    };

    private static Wire.HealthReport ToMessage(HealthReportSnapshot report)
    {
        var message = new Wire.HealthReport
        {
            Key = report.Name,
            Description = report.Description ?? "",
            Exception = report.ExceptionText ?? "",
            LastRunAt = ToTimestamp(report.LastRunAt)
        };
        if (report.Status is { } status)
        {
            message.Status = status switch
            {
                Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy => Wire.HealthStatus.Healthy,
                Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded => Wire.HealthStatus.Degraded,
                _ => Wire.HealthStatus.Unhealthy
            };
        }

        return message;
    }

    private static Wire.ResourceCommand ToMessage(ResourceCommandSnapshot command) => new()
    {
        Name = command.Name,
        DisplayName = command.DisplayName,
        DisplayDescription = command.DisplayDescription ?? "",
        ConfirmationMessage = command.ConfirmationMessage ?? "",
        IconName = command.IconName ?? "",
        IconVariant = ToMessage(command.IconVariant),
        IsHighlighted = command.IsHighlighted,
        State = command.State switch
        {
            Model.ResourceCommandState.Enabled => Wire.ResourceCommandState.Enabled,
            Model.ResourceCommandState.Disabled => Wire.ResourceCommandState.Disabled,
            _ => Wire.ResourceCommandState.Hidden
        }
    };

    private static Wire.IconVariant ToMessage(Model.IconVariant? variant) =>
        variant == Model.IconVariant.Filled ? Wire.IconVariant.Filled : Wire.IconVariant.Regular;

    private static Value ToValue(object? value) => value switch
    {
        null => Value.ForNull(),
        string text => Value.ForString(text),
        int number => Value.ForNumber(number),
        IEnumerable<string> texts => Value.ForList([.. texts.Select(Value.ForString)]),
        IEnumerable<int> numbers => Value.ForList([.. numbers.Select(n => Value.ForNumber(n))]),
        _ => Value.ForString(Convert.ToString(value, CultureInfo.InvariantCulture))
    };

    private static Timestamp? ToTimestamp(DateTime? time) =>
        time is { } value ? Timestamp.FromDateTime(value.ToUniversalTime()) : null;

    private static string? ToText(DateTime? time) => time?.ToString("O", CultureInfo.InvariantCulture);
}
