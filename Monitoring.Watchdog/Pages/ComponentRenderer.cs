using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Monitoring.Watchdog.Pages;

/// <summary>
/// Renders components to text. AddRazorComponents would do it too, but brings data protection along, which writes keys to
/// the disk that no page here needs.
/// </summary>
internal sealed class ComponentRenderer(IServiceProvider services, ILoggerFactory logs)
{
    public async Task<string> RenderAsync<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var view = ParameterView.FromDictionary(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
            var output = await renderer.RenderComponentAsync<TComponent>(view);
            return output.ToHtmlString();
        });
    }
}
