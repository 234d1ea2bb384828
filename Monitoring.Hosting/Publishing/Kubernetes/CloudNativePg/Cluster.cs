using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Serialization;

namespace Monitoring.Hosting.Publishing.Kubernetes.CloudNativePg;

/// <summary>A PostgreSQL with replicas (https://cloudnative-pg.io/docs/1.30/cloudnative-pg.v1/).</summary>
[YamlSerializable]
internal sealed class Cluster() : BaseKubernetesResource(ApiVersionOfAll, "Cluster")
{
    /// <summary>The version of all kinds of the operator.</summary>
    public const string ApiVersionOfAll = "postgresql.cnpg.io/v1";

    /// <summary>What it should be.</summary>
    [YamlMember(Alias = "spec")]
    public ClusterSpec Spec { get; set; } = new();
}

/// <summary>What a cluster should be.</summary>
[YamlSerializable]
internal sealed class ClusterSpec
{
    /// <summary>The instances, one of which is the primary.</summary>
    public int Instances { get; set; }

    /// <summary>The image.</summary>
    public string ImageName { get; set; } = "";

    /// <summary>When nodes ask for it again.</summary>
    public string? ImagePullPolicy { get; set; }

    /// <summary>What the pods, claims and Services have besides.</summary>
    public InheritedMetadata InheritedMetadata { get; set; } = new();

    /// <summary>The service account of the pods.</summary>
    public ServiceAccountTemplate? ServiceAccountTemplate { get; set; }

    /// <summary>Whether the superuser can log in over the network.</summary>
    public bool EnableSuperuserAccess { get; set; }

    /// <summary>Whether it makes budgets for its pods.</summary>
    [YamlMember(Alias = "enablePDB")]
    public bool EnablePdb { get; set; } = true;

    /// <summary>Whether the primary is replaced without being asked.</summary>
    public string PrimaryUpdateStrategy { get; set; } = "unsupervised";

    /// <summary>How the primary is replaced.</summary>
    public string PrimaryUpdateMethod { get; set; } = "switchover";

    /// <summary>How the first instance comes to its data.</summary>
    public Bootstrap Bootstrap { get; set; } = new();

    /// <summary>Roles and Services.</summary>
    public Managed Managed { get; set; } = new();

    /// <summary>The server.</summary>
    public ServerConfiguration Postgresql { get; set; } = new();

    /// <summary>The disk for data.</summary>
    public Storage Storage { get; set; } = new();

    /// <summary>The disk for the write-ahead log.</summary>
    public Storage? WalStorage { get; set; }

    /// <summary>Requests and limits of each instance.</summary>
    public ResourceRequirementsV1 Resources { get; set; } = new();

    /// <summary>Where instances run.</summary>
    public ClusterAffinity Affinity { get; set; } = new();

    /// <summary>How they are spread.</summary>
    public List<TopologySpreadConstraintV1> TopologySpreadConstraints { get; } = [];

    /// <summary>Their rank.</summary>
    public string? PriorityClassName { get; set; }

    /// <summary>Environment variables.</summary>
    public List<EnvVarV1> Env { get; } = [];

    /// <summary>Backups.</summary>
    public BackupConfiguration? Backup { get; set; }
}

/// <summary>Labels and annotations.</summary>
[YamlSerializable]
internal sealed class InheritedMetadata
{
    /// <summary>Labels.</summary>
    public Dictionary<string, string> Labels { get; } = [];

    /// <summary>Annotations.</summary>
    public Dictionary<string, string> Annotations { get; } = [];
}

/// <summary>A service account.</summary>
[YamlSerializable]
internal sealed class ServiceAccountTemplate
{
    /// <summary>What it has besides.</summary>
    public InheritedMetadata Metadata { get; set; } = new();
}

/// <summary>How the first instance comes to its data.</summary>
[YamlSerializable]
internal sealed class Bootstrap
{
    /// <summary>It makes its own.</summary>
    public InitDb Initdb { get; set; } = new();
}

/// <summary>A new data directory.</summary>
[YamlSerializable]
internal sealed class InitDb
{
    /// <summary>The first database.</summary>
    public string Database { get; set; } = "";

    /// <summary>Whom it belongs to.</summary>
    public string Owner { get; set; } = "";

    /// <summary>The Secret with the owner's name and password.</summary>
    public ObjectName Secret { get; set; } = new();

    /// <summary>Whether pages have checksums.</summary>
    public bool DataChecksums { get; set; } = true;
}

/// <summary>The name of an object in the same namespace.</summary>
[YamlSerializable]
internal sealed class ObjectName
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = "";
}

/// <summary>Roles and Services.</summary>
[YamlSerializable]
internal sealed class Managed
{
    /// <summary>Roles.</summary>
    public List<ManagedRole> Roles { get; } = [];

    /// <summary>Services.</summary>
    public ManagedServices Services { get; set; } = new();
}

/// <summary>A role that logs in.</summary>
[YamlSerializable]
internal sealed class ManagedRole
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it is for.</summary>
    public string? Comment { get; set; }

    /// <summary>Whether it is there.</summary>
    public string Ensure { get; set; } = "present";

    /// <summary>Whether it can log in.</summary>
    public bool Login { get; set; } = true;

    /// <summary>The roles whose rights it has.</summary>
    public List<string> InRoles { get; } = [];

    /// <summary>The Secret with its name and password.</summary>
    public ObjectName PasswordSecret { get; set; } = new();
}

/// <summary>Services.</summary>
[YamlSerializable]
internal sealed class ManagedServices
{
    /// <summary>Those that it need not make.</summary>
    public List<string> DisabledDefaultServices { get; } = [];

    /// <summary>Further ones.</summary>
    public List<AdditionalService> Additional { get; } = [];
}

/// <summary>A further Service.</summary>
[YamlSerializable]
internal sealed class AdditionalService
{
    /// <summary>Which instances it leads to.</summary>
    public string SelectorType { get; set; } = "r";

    /// <summary>The Service.</summary>
    public ServiceTemplate ServiceTemplate { get; set; } = new();
}

/// <summary>A Service without what the operator fills in.</summary>
[YamlSerializable]
internal sealed class ServiceTemplate
{
    /// <summary>Its name.</summary>
    public ObjectName Metadata { get; set; } = new();

    /// <summary>What it should be.</summary>
    public ServiceTemplateSpec Spec { get; set; } = new();
}

/// <summary>What a Service should be.</summary>
[YamlSerializable]
internal sealed class ServiceTemplateSpec
{
    /// <summary>Its address; <c>None</c>: each pod has a record of its own.</summary>
    [YamlMember(Alias = "clusterIP")]
    public string ClusterIp { get; set; } = "None";

    /// <summary>Whether pods are listed that are not ready.</summary>
    public bool PublishNotReadyAddresses { get; set; } = true;

    /// <summary>Its ports.</summary>
    public List<ServicePortV1> Ports { get; } = [];
}

/// <summary>The server.</summary>
[YamlSerializable]
internal sealed class ServerConfiguration
{
    /// <summary>Its settings.</summary>
    public Dictionary<string, string> Parameters { get; } = [];

    /// <summary>How many replicas have a change before it is said to be made; null: none need.</summary>
    public SynchronousReplication? Synchronous { get; set; }
}

/// <summary>Which replicas have to have a change.</summary>
[YamlSerializable]
internal sealed class SynchronousReplication
{
    /// <summary>Any, or the first of a list.</summary>
    public string Method { get; set; } = "any";

    /// <summary>How many.</summary>
    public int Number { get; set; } = 1;

    /// <summary>Whether changes wait when there are none.</summary>
    public string DataDurability { get; set; } = "preferred";
}

/// <summary>A disk.</summary>
[YamlSerializable]
internal sealed class Storage
{
    /// <summary>Its size.</summary>
    public string Size { get; set; } = "";

    /// <summary>Its class; null: the cluster's own.</summary>
    public string? StorageClass { get; set; }
}

/// <summary>Where instances run.</summary>
[YamlSerializable]
internal sealed class ClusterAffinity
{
    /// <summary>Whether they avoid each other.</summary>
    public bool EnablePodAntiAffinity { get; set; } = true;

    /// <summary>Whether they must.</summary>
    public string PodAntiAffinityType { get; set; } = "required";

    /// <summary>What they do not share.</summary>
    public string TopologyKey { get; set; } = "kubernetes.io/hostname";

    /// <summary>The nodes.</summary>
    public NodeAffinityV1? NodeAffinity { get; set; }

    /// <summary>The nodes that are kept for the stack.</summary>
    public Dictionary<string, string> NodeSelector { get; } = [];

    /// <summary>What of nodes is put up with.</summary>
    public List<TolerationV1> Tolerations { get; } = [];
}
