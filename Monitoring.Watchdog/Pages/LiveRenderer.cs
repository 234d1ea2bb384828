using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Monitoring.Watchdog.Pages;

/// <summary>Renders <see cref="LiveSection"/> outside of a request.</summary>
internal sealed class LiveRenderer(IServiceProvider services, ILoggerFactory logs)
{
    public async Task<string> RenderAsync(LiveState state)
    {
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(LiveSection.State)] = state });
            var output = await renderer.RenderComponentAsync<LiveSection>(parameters);
            return output.ToHtmlString();
        });
    }
}
