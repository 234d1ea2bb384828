namespace Aspire.Hosting.ApplicationModel; public interface IResource { string Name { get; } }
