using System.Diagnostics;
using Aspire.Hosting.Publishing;

namespace Aspire.Hosting.ApplicationModel;

internal sealed class UserSecretsParameterDefault(string parameterName, ParameterDefault inner, IUserSecretsManager secrets) : ParameterDefault
{
    public override string GetDefaultValue()
    {
        var value = inner.GetDefaultValue();
        // A project without user secrets gets a new value each time; that is its choice.
        if (!secrets.TrySetSecret($"Parameters:{parameterName}", value))
            Debug.WriteLine($"The value of parameter '{parameterName}' was not saved.");

        return value;
    }

    public override void WriteToManifest(ManifestPublishingContext context) => inner.WriteToManifest(context);
}
