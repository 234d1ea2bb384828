using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting;

[Experimental("ASPIREFILESYSTEM001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public interface IFileSystemService
{
    ITempFileSystemService TempDirectory { get; }
}

[Experimental("ASPIREFILESYSTEM001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public interface ITempFileSystemService
{
    TempDirectory CreateTempSubdirectory(string? prefix = null);

    TempFile CreateTempFile(string? fileName = null);
}

[Experimental("ASPIREFILESYSTEM001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public abstract class TempDirectory : IDisposable
{
    public abstract string Path { get; }

    public abstract void Dispose();
}

[Experimental("ASPIREFILESYSTEM001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public abstract class TempFile : IDisposable
{
    public abstract string Path { get; }

    public abstract void Dispose();
}
