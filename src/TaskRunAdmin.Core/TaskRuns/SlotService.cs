using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Core.Limits;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>A request for slots.</summary>
/// <param name="Names">Of which limits; those that do not exist or are not in force are passed over.</param>
/// <param name="Slots">How many of each.</param>
/// <param name="LimitsRate">Whether a rate is limited: then each limit's slots have to become free by themselves.</param>
/// <param name="CreatesMissing">Whether limits that do not exist are created, not in force.</param>
public sealed record SlotRequest(IReadOnlyList<string> Names, int Slots, bool LimitsRate, bool CreatesMissing);

/// <summary>The door for taking slots of concurrency limits and giving them back, beside what the rules do (contract 6.6).</summary>
/// <remarks>Each method throws <see cref="DatabaseUnavailableException"/> when the database does not answer: 503.</remarks>
public sealed class SlotService(
    TaskRunDatabase database,
    TaskRunWriter writer,
    TimeProvider time,
    IOptions<OrchestrationOptions> orchestration
)
{
    private const double LongestWaitSeconds = 30;

    private static readonly LimitChange Missing = new() { Limit = 1, Active = false };

    /// <summary>Takes slots of all limits or of none.</summary>
    /// <param name="request">Which.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="duration">For how long they are leased; null: nobody holds them, and they are given back by name.</param>
    /// <param name="holder">Who holds the lease; null: nobody said.</param>
    /// <param name="cancellationToken">Gives up waiting; what is committed by then stays.</param>
    public Task<TakeSlotsResult> TakeAsync(
        SlotRequest request,
        Origin origin,
        TimeSpan? duration = null,
        SlotHolder? holder = null,
        CancellationToken cancellationToken = default
    )
    {
        var lease = duration is { } span ? new SlotLease(TimeOrderedId.Next(time.GetInstant()), span, holder) : null;
        return writer.RunAsync(
            new WriteCommand<TakeSlotsResult>(
                origin,
                batch => Take(request, lease, origin, batch),
                batch => Ask(request.Names, batch)
            ),
            cancellationToken
        );
    }

    /// <summary>Gives back slots that were taken without a lease.</summary>
    /// <param name="names">Of which limits.</param>
    /// <param name="slots">How many of each; of a limit that has fewer taken, all.</param>
    /// <param name="occupancySeconds">For how long they were held; null: nobody knows.</param>
    /// <param name="createsMissing">Whether limits that do not exist are created, not in force.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="cancellationToken">Gives up waiting; what is committed by then stays.</param>
    /// <returns>The limits in force that were named.</returns>
    public Task<IReadOnlyList<ConcurrencyLimit>> GiveAsync(
        IReadOnlyList<string> names,
        int slots,
        double? occupancySeconds,
        bool createsMissing,
        Origin origin,
        CancellationToken cancellationToken = default
    ) =>
        writer.RunAsync(
            new WriteCommand<IReadOnlyList<ConcurrencyLimit>>(
                origin,
                batch =>
                {
                    var now = batch.Time.GetInstant();
                    var accounts = InForce(names, createsMissing, origin, batch, now);
                    foreach (var account in accounts)
                    {
                        batch.Touch(account.Limit.Id);
                        batch.Limits.GiveLoose(account, slots, occupancySeconds, now);
                    }

                    var limits = accounts.ConvertAll(account => account.Limit);
                    SlotAudit.OfLimits(batch, origin, AuditAction.GiveSlots, limits, slots);
                    return limits;
                },
                batch => Ask(names, batch)
            ),
            cancellationToken
        );

    /// <summary>Gives back what is held under a lease; that there is none is as good.</summary>
    public Task EndLeaseAsync(Guid id, Origin origin, CancellationToken cancellationToken = default) =>
        writer.RunAsync(
            new WriteCommand<object?>(
                origin,
                batch =>
                {
                    var slots = batch.Limits.FreeLease(id, batch.Time.GetInstant());
                    foreach (var slot in slots)
                        batch.Touch(batch.Limits.IdOf(slot));
                    SlotAudit.OfLease(batch, origin, AuditAction.GiveSlots, id, slots);
                    return null;
                },
                batch => batch.Limits.AskForLease(id)
            ),
            cancellationToken
        );

    /// <summary>Has a lease run out so much later than now.</summary>
    /// <returns>Whether there is such a lease. One over no slots can be renewed at any time.</returns>
    public async Task<bool> RenewAsync(
        Guid id,
        TimeSpan duration,
        Origin origin,
        CancellationToken cancellationToken = default
    )
    {
        origin.Require(Role.Operator);
        if (SlotLease.IsOverNothing(id))
            return true;
        var renewed = await writer.RunAsync(
            new WriteCommand<IReadOnlyList<ConcurrencySlot>>(
                origin,
                batch =>
                {
                    var slots = batch.Limits.OfLease(id);
                    foreach (var slot in slots)
                        batch.Touch(batch.Limits.IdOf(slot));
                    batch.Limits.Renew(slots, duration, batch.Time.GetInstant());
                    SlotAudit.OfLease(batch, origin, AuditAction.RenewSlots, id, slots);
                    return slots;
                },
                batch => batch.Limits.AskForLease(id)
            ),
            cancellationToken
        );
        return renewed.Count > 0;
    }

    /// <summary>Takes a slot of every limit in force on these tags for a run: what rule R4 does, without a transition.</summary>
    public Task<TakeSlotsResult> TakeForRunAsync(
        IReadOnlyList<string> tags,
        Guid runId,
        Origin origin,
        CancellationToken cancellationToken = default
    ) =>
        writer.RunAsync(
            new WriteCommand<TakeSlotsResult>(
                origin,
                batch =>
                {
                    var now = batch.Time.GetInstant();
                    var limits = Transitions.TagLimits(runId, tags, isRunning: false, now, batch);
                    if (
                        TagSlots.Refuse(limits, orchestration.Value.TagSlotWaitSeconds, Random.Shared.NextDouble())
                        is var (reason, seconds)
                    )
                        return new TakeSlotsResult.Full(reason, seconds);

                    var free = limits.Where(limit => !limit.IsHeld).Select(limit => limit.Seq).ToHashSet();
                    batch.Limits.TakeForRun([.. free], runId, now);
                    var taken = Touch(batch.Limits.OfTags(tags), batch);
                    SlotAudit.OfRun(
                        batch,
                        origin,
                        AuditAction.TakeSlots,
                        runId,
                        taken.FindAll(each => free.Contains(each.Seq))
                    );
                    return new TakeSlotsResult.Taken(taken, null);
                },
                batch => AskForRun(tags, runId, batch)
            ),
            cancellationToken
        );

    /// <summary>Gives back what a run holds of the limits on these tags; gives those limits.</summary>
    public Task<IReadOnlyList<ConcurrencyLimit>> GiveForRunAsync(
        IReadOnlyList<string> tags,
        Guid runId,
        Origin origin,
        CancellationToken cancellationToken = default
    ) =>
        writer.RunAsync(
            new WriteCommand<IReadOnlyList<ConcurrencyLimit>>(
                origin,
                batch =>
                {
                    var now = batch.Time.GetInstant();
                    var limits = batch.Limits.OfTags(tags).ToList();
                    var freed = limits
                        .Where(each => batch.Limits.Free(SlotHolder.TaskRun(runId), now, each.Account).Count > 0)
                        .Select(each => each.Account.Limit)
                        .ToList();
                    var given = Touch(limits, batch);
                    SlotAudit.OfRun(batch, origin, AuditAction.GiveSlots, runId, freed);
                    return given;
                },
                batch => AskForRun(tags, runId, batch)
            ),
            cancellationToken
        );

    /// <summary>Removes what has run out. It is free already; this makes room, and tells open pages.</summary>
    /// <returns>How many leases of slots were removed.</returns>
    public async Task<int> RemoveExpiredAsync(int max, CancellationToken cancellationToken = default)
    {
        var now = time.GetInstant();
        var leases = await database.RunAsync(
            db =>
                db.ConcurrencySlots.Where(slot => slot.Expires <= now)
                    .OrderBy(slot => slot.Expires)
                    .Select(slot => slot.LeaseId)
                    .Take(max)
                    .ToListAsync(cancellationToken),
            cancellationToken
        );
        if (leases.Count == 0)
            return 0;

        var removed = await writer.RunAsync(
            new WriteCommand<IReadOnlyList<ConcurrencySlot>>(
                Origin.Server,
                batch =>
                {
                    var expired = batch.Limits.RemoveExpired();
                    foreach (var slot in expired)
                        batch.Touch(batch.Limits.IdOf(slot));
                    foreach (var lease in expired.GroupBy(slot => slot.LeaseId))
                        SlotAudit.OfLease(batch, Origin.Server, AuditAction.ExpireSlots, lease.Key, [.. lease]);
                    return expired;
                },
                batch => leases.ForEach(batch.Limits.AskForLease)
            ),
            cancellationToken
        );
        return removed.Count;
    }

    private static void Ask(IEnumerable<string> names, TaskRunBatch batch)
    {
        foreach (var name in names)
            batch.Limits.AskFor(new LimitKey(name));
    }

    private static void AskForRun(IReadOnlyList<string> tags, Guid runId, TaskRunBatch batch)
    {
        batch.Limits.AskForTags(tags);
        batch.Limits.AskForHolder(runId);
    }

    private static List<ConcurrencyLimit> Touch(IEnumerable<(string, LimitAccount Account)> limits, TaskRunBatch batch)
    {
        var touched = limits.Select(each => each.Account.Limit).ToList();
        touched.ForEach(limit => batch.Touch(limit.Id));
        return touched;
    }

    private static TakeSlotsResult Take(SlotRequest request, SlotLease? lease, Origin origin, TaskRunBatch batch)
    {
        var now = batch.Time.GetInstant();
        var accounts = InForce(request.Names, request.CreatesMissing, origin, batch, now);
        var limits = accounts.ConvertAll(account => account.Limit);
        if (request.LimitsRate && limits.Find(limit => !limit.Decays) is { } still)
            return new TakeSlotsResult.NoDecay(still);
        if (limits.Find(limit => limit.Limit < request.Slots) is { } small)
            return new TakeSlotsResult.TooMany(small);

        var full = accounts.FindAll(account => !account.HasRoomFor(request.Slots, now));
        if (full.Count > 0)
            return new TakeSlotsResult.Full(
                $"Concurrency limit reached: {string.Join(", ", full.Select(account => account.Limit.Name))}.",
                full.Max(account => SecondsToSlots(account, request.Slots, now))
            );

        foreach (var account in accounts)
        {
            batch.Touch(account.Limit.Id);
            batch.Limits.Take(account, request.Slots, lease, now);
        }

        SlotAudit.OfLimits(batch, origin, AuditAction.TakeSlots, limits, request.Slots);
        var holdsAny = limits.Exists(limit => !limit.Decays);
        return new TakeSlotsResult.Taken(
            limits,
            lease is null ? null
                : holdsAny ? lease.Id
                : SlotLease.OverNothing(now)
        );
    }

    private static int SecondsToSlots(LimitAccount account, int slots, DateTimeOffset now)
    {
        var limit = account.Limit;
        var missing = account.ActiveSlots(now) + slots - limit.Limit;
        if (limit.Decays)
            return (int)Math.Clamp(Math.Ceiling(limit.SecondsUntilLeaked(missing, now)), 1, LongestWaitSeconds);
        var expected = limit.AvgSlotOccupancySeconds * missing / Math.Max(1, limit.Limit);
        return TagSlots.WaitSeconds(expected, LongestWaitSeconds, Random.Shared.NextDouble());
    }

    /// <summary>The limits of these names that are in force, each once.</summary>
    private static List<LimitAccount> InForce(
        IEnumerable<string> names,
        bool createsMissing,
        Origin origin,
        TaskRunBatch batch,
        DateTimeOffset now
    )
    {
        var found = new List<LimitAccount>();
        foreach (var key in names.Distinct(StringComparer.Ordinal).Select(name => new LimitKey(name)))
        {
            var account = batch.Limits.Find(key);
            if (account is null && createsMissing)
            {
                account = batch.Limits.Add(new ConcurrencyLimit(key, batch.Seqs.Next(), Missing, now));
                batch.Touch(account.Limit.Id);
                batch.Audit(
                    origin,
                    AuditAction.CreateLimit,
                    new(account.Limit.Id, key.Name),
                    after: AuditFacts.Of(("limit", account.Limit.Limit), ("active", account.Limit.Active))
                );
            }

            if (account?.Limit.Active == true)
                found.Add(account);
        }

        return found;
    }
}
