namespace Monitoring.Hosting;

/// <summary>Whose disks a cluster uses.</summary>
public enum Cloud
{
    /// <summary>Nobody's in particular: claims get the cluster's own class of disks.</summary>
    None,

    /// <summary>Amazon: EBS, gp3, encrypted.</summary>
    Aws,

    /// <summary>Google: persistent disks on SSD.</summary>
    Gcp,

    /// <summary>Microsoft: managed disks, premium SSD.</summary>
    Azure,
}
