namespace Monitoring.Hosting.Model;

/// <summary>
/// What some platforms have a service or an operator for, which makes, mends and replaces the replicas by rules of its own. It gets these
/// facts in the place of containers; those of the description say what it may use.
/// </summary>
public abstract record ManagedService;
