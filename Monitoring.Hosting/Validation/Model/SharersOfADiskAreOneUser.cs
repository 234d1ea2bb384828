namespace Monitoring.Hosting.Validation;

/// <summary>Containers that share a disk run as one user: a volume belongs to one.</summary>
internal sealed class SharersOfADiskAreOneUser() : ModelRule("MON014")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(StackModel model) =>
        from workload in model.Workloads
        from claim in workload.Claims
        let users = workload.Containers.Where(container => container.Mounts.Any(mount => mount.Claim == claim.Name)).ToList()
        where users.Select(container => container.UserId).Distinct().Count() > 1
        select Error(workload.Name,
            $"The disk '{claim.Name}' is shared by {string.Join(" and ", users.Select(container => $"{container.Name} (user {container.UserId})"))}.", "Run them as one user.");
}
