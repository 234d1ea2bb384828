namespace Monitoring.Hosting.Publishing.Kubernetes.Chart;

/// <summary>What Helm prints when it has installed the chart.</summary>
internal static class ChartNotes
{
    /// <summary>The text, a template itself.</summary>
    public static string Text { get; } =
        """
        {{ .Chart.Name }} {{ .Chart.Version }} is release {{ .Release.Name }} in namespace {{ .Release.Namespace }}.

        See it start:      kubectl --namespace {{ .Release.Namespace }} get pods --watch
        Open Grafana:      kubectl --namespace {{ .Release.Namespace }} port-forward service/grafana 3000
        Open Prometheus:   kubectl --namespace {{ .Release.Namespace }} port-forward service/prometheus 9090
        Open Alertmanager: kubectl --namespace {{ .Release.Namespace }} port-forward service/alertmanager 9093

        Change it with values (helm show values), and take it back with helm rollback {{ .Release.Name }}.
        Claims outlive the release: helm uninstall leaves the data where it is.

        """.ReplaceLineEndings("\n");
}
