using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Exporters;

/// <summary>What rules for guarded exporters look at.</summary>
/// <param name="Image">The image.</param>
/// <param name="Web">What is to guard it; null: nothing.</param>
internal sealed record GuardedExporter(ContainerImage Image, WebSecurity? Web);
