namespace Monitoring.Hosting.Model;

/// <summary>A secret by name. Its value is known to the platform only: no configuration text ever contains it.</summary>
/// <param name="Name">The name of the parameter that holds it.</param>
public sealed record Secret(string Name);
