using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using Monitoring.Hosting.Publishing.Kubernetes.Objects;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Chart;

public sealed class ChartNotesTests
{
    private static readonly ChartPage Dashboards = new("dashboards", "http", 3000, "{{ .Values.dashboards.host }}", new("admin", new("admin-password")));
    private static readonly ChartPage Samples = new("samples", "https", 9090, Host: null, Login: null);

    [Fact]
    public void Everything_is_found_under_the_name_that_it_has_in_the_model()
    {
        var notes = ChartNotes.Text([Dashboards, Samples], ["cert-manager"]);

        Assert.Contains("\n  dashboards  https://{{ .Values.dashboards.host }}/\n", notes);
        Assert.Contains("\n  samples     https://localhost:9090/ after kubectl --namespace {{ .Release.Namespace }} port-forward service/samples 9090\n", notes);
        Assert.Contains("\n  dashboards  admin, with the password kubectl --namespace {{ .Release.Namespace }} get secret dashboards-secrets "
            + "--output go-template='{{`{{`}}index .data \"admin-password\" | base64decode}}'\n", notes);
        Assert.Contains("It needs in the cluster:\n  cert-manager\n", notes);
        Assert.Equal(["dashboards.host"], TemplateCheck.ReferencesIn("NOTES.txt", notes));
    }

    [Fact]
    public void What_the_cluster_has_to_have_follows_from_the_objects()
    {
        var ingress = new Ingress { Metadata = { Annotations = { ["cert-manager.io/cluster-issuer"] = "letsencrypt" } } };

        Assert.Equal(["an ingress controller", "cert-manager (https://cert-manager.io)"], Prerequisites.Of([ingress, new Service()]));
        Assert.Equal(["the External Secrets Operator (https://external-secrets.io)"], Prerequisites.Of([new ExternalSecret()]));
        Assert.Empty(Prerequisites.Of([new Service()]));
    }

    [Fact]
    public void Nothing_is_said_of_hosts_and_logins_that_are_not_there()
    {
        var notes = ChartNotes.Text([Samples], []);

        Assert.DoesNotContain("ingress", notes);
        Assert.DoesNotContain("Log in", notes);
        Assert.DoesNotContain("needs", notes);
    }
}
