namespace Monitoring.Hosting.Running;

/// <summary>Whether data outlives a local run. Tests must neither see the data of a development stack nor change it.</summary>
internal static class DataVolumes
{
    /// <summary>Whether named volumes are used.</summary>
    public static bool ArePersistent(IDistributedApplicationBuilder builder) =>
        builder.GetMonitoringOptions().PersistentData ?? !HostPortCheck.HasRandomPorts(builder.Configuration);

    /// <summary>Takes the named volumes of all other containers of the app host away, such as those of PostgreSQL and Redis.</summary>
    public static void LeaveOutUnlessPersistent(IDistributedApplicationBuilder builder)
    {
        if (ArePersistent(builder))
        {
            return;
        }

        foreach (var resource in builder.Resources.Where(resource => resource.IsContainer()))
        {
            foreach (var volume in resource.Annotations.OfType<ContainerMountAnnotation>().Where(mount => mount.Type == ContainerMountType.Volume).ToList())
            {
                resource.Annotations.Remove(volume);
            }
        }
    }
}
