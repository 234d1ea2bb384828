using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;

namespace Monitoring.Hosting.Thanos;

/// <summary>What a sidecar depends on: it serves the samples of the Prometheus beside it and uploads its blocks.</summary>
/// <param name="ObjectStore">Where blocks are uploaded to; null: nowhere.</param>
public sealed record ThanosSidecarSpec(ObjectStore? ObjectStore) : ThanosSpec(new ResourceNeeds(0.1m, ByteSize.MiB(256)));
