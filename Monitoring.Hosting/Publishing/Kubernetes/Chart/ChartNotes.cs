using System.Text;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Publishing.Kubernetes.Chart;

/// <summary>What Helm prints when it has installed the chart: where people find what they look at, and how they log in.</summary>
internal static class ChartNotes
{
    private const string Kubectl = "kubectl --namespace {{ .Release.Namespace }}";

    /// <summary>The text, a template itself.</summary>
    /// <param name="pages">What people look at.</param>
    /// <param name="prerequisites">What the cluster has to have.</param>
    public static string Text(IReadOnlyList<ChartPage> pages, IReadOnlyList<string> prerequisites)
    {
        var text = new StringBuilder("{{ .Chart.Name }} {{ .Chart.Version }} is release {{ .Release.Name }} in namespace {{ .Release.Namespace }}.\n\n")
            .Append($"See it start:\n  {Kubectl} get pods --watch\n");
        var width = pages.Max(page => page.Name.Length as int?) ?? 0;
        Append(text, "Reach it, once its name leads to the ingress controller:", pages.Where(page => page.Host is not null), page =>
            $"{page.Name.PadRight(width)}  https://{page.Host}/");
        Append(text, "Reach it from your machine:", pages, page =>
            $"{page.Name.PadRight(width)}  {page.Scheme}://localhost:{page.Port}/ after {Kubectl} port-forward service/{page.Name} {page.Port}");
        Append(text, "Log in:", pages.Where(page => page.Login is not null), page =>
            $"{page.Name.PadRight(width)}  {page.Login!.User}, with the password {Kubectl} get secret {KubernetesNames.Secrets(page.Name)} --output go-template="
            + TemplateText.Literal($"'{{{{index .data \"{page.Login.Password.Name}\" | base64decode}}}}'"));
        Append(text, "It needs in the cluster:", prerequisites, program => program);
        return text
            .Append("\nMake the namespace refuse pods with more rights than these need, if it does not yet:\n")
            .Append("  kubectl apply --filename namespace.yaml (beside Chart.yaml)\n")
            .Append("\nPrograms read secrets when they start. When one has changed:\n")
            .Append($"  {Kubectl} rollout restart deployment,statefulset --selector app.kubernetes.io/part-of=monitoring\n\n")
            .Append("Change it with values (helm show values), and take it back with helm rollback {{ .Release.Name }}.\n")
            .Append("Claims outlive the release: helm uninstall leaves the data where it is.\n")
            .ToString();
    }

    private static void Append<T>(StringBuilder text, string title, IEnumerable<T> items, Func<T, string> line)
    {
        var lines = items.Select(line).ToList();
        if (lines.Count > 0)
        {
            text.Append('\n').Append(title).Append('\n').AppendJoin("", lines.Select(item => $"  {item}\n"));
        }
    }
}

/// <summary>A web interface that people look at.</summary>
/// <param name="Name">The component, and its Service.</param>
/// <param name="Scheme">What it speaks: <c>http</c> or <c>https</c>.</param>
/// <param name="Port">The Service's port.</param>
/// <param name="Host">The template expression of its host; null: only who may use the cluster reaches it.</param>
/// <param name="Login">Who logs in when it is new; null: it does not ask.</param>
internal sealed record ChartPage(string Name, string Scheme, int Port, string? Host, BasicAuth? Login);
