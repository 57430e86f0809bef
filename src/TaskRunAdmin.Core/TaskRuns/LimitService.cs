using TaskRunAdmin.Core.Limits;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>The door for what is written to concurrency limits themselves (contract 6.6). Slots have one of their own.</summary>
/// <remarks>Each method throws <see cref="DatabaseUnavailableException"/> when the database does not answer: 503.</remarks>
public sealed class LimitService(TaskRunWriter writer)
{
    /// <summary>Creates a limit, unless there is one of this name.</summary>
    /// <param name="key">The name.</param>
    /// <param name="settings">How it is set; what is null has its default.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="updates">Whether one that exists is set so instead.</param>
    /// <param name="cancellationToken">Gives up waiting; what is committed by then stays.</param>
    public Task<CreateLimitResult> CreateAsync(
        LimitKey key,
        LimitChange settings,
        Origin origin,
        bool updates = false,
        CancellationToken cancellationToken = default
    ) =>
        writer.RunAsync(
            new WriteCommand<CreateLimitResult>(
                origin,
                batch =>
                {
                    if (batch.Limits.Find(key) is { } existing)
                    {
                        if (updates)
                            Change(batch, existing, settings, origin);
                        return new(existing.Limit, IsCreated: false);
                    }

                    var limit = new ConcurrencyLimit(key, batch.Seqs.Next(), settings, batch.Time.GetInstant());
                    batch.Touch(limit.Id);
                    batch.Limits.Add(limit);
                    batch.Audit(
                        origin,
                        AuditAction.CreateLimit,
                        Subject(limit),
                        after: AuditFacts.Of(
                            ("limit", limit.Limit),
                            ("active", limit.Active),
                            ("slot_decay_per_second", limit.SlotDecayPerSecond)
                        )
                    );
                    return new(limit, IsCreated: true);
                },
                batch => batch.Limits.AskFor(key)
            ),
            cancellationToken
        );

    /// <summary>Changes a limit. Slots that are taken stay so, unless their number is set.</summary>
    /// <returns>What became of it; null when there is no such limit: 404.</returns>
    public Task<ChangeLimitResult?> ChangeAsync(
        LimitRef which,
        LimitChange change,
        Origin origin,
        CancellationToken cancellationToken = default
    )
    {
        var other = change.Name is { } name ? new LimitKey(name, which.IsLegacy) : (LimitKey?)null;
        return writer.RunAsync(
            new WriteCommand<ChangeLimitResult?>(
                origin,
                batch =>
                {
                    if (which.FindIn(batch.Limits) is not { } account)
                        return null;
                    if (other is { } key && batch.Limits.Find(key) is { } taken && taken != account)
                        return new(null);
                    Change(batch, account, change, origin);
                    return new(account.Limit);
                },
                batch =>
                {
                    which.Ask(batch.Limits);
                    if (other is { } key)
                        batch.Limits.AskFor(key);
                }
            ),
            cancellationToken
        );
    }

    /// <summary>Frees all slots of a limit, and has these runs hold one each.</summary>
    /// <returns>The limit; null when there is none: 404.</returns>
    public Task<ConcurrencyLimit?> ResetAsync(
        LimitRef which,
        IReadOnlyCollection<Guid> holders,
        Origin origin,
        CancellationToken cancellationToken = default
    ) =>
        writer.RunAsync(
            new WriteCommand<ConcurrencyLimit?>(
                origin,
                batch =>
                {
                    if (which.FindIn(batch.Limits) is not { } account)
                        return null;
                    var now = batch.Time.GetInstant();
                    batch.Touch(account.Limit.Id);
                    batch.Limits.Change(account, new LimitChange { ActiveSlots = 0 }, now);
                    foreach (var holder in holders.Distinct())
                        batch.Limits.Take(account, 1, SlotLease.ForRun(holder, now), now);
                    batch.Audit(
                        origin,
                        AuditAction.ResetLimit,
                        Subject(account.Limit),
                        after: AuditFacts.Of(("holders", holders.Select(id => id.ToString())))
                    );
                    return account.Limit;
                },
                batch => which.Ask(batch.Limits)
            ),
            cancellationToken
        );

    /// <summary>Removes a limit. Whoever holds slots of it goes on without.</summary>
    /// <returns>What was removed; null when there is no such limit: 404.</returns>
    public Task<ConcurrencyLimit?> DeleteAsync(
        LimitRef which,
        Origin origin,
        CancellationToken cancellationToken = default
    ) =>
        writer.RunAsync(
            new WriteCommand<ConcurrencyLimit?>(
                origin,
                batch =>
                {
                    if (which.FindIn(batch.Limits) is not { } account)
                        return null;
                    batch.Touch(account.Limit.Id);
                    batch.Limits.Delete(account);
                    batch.Audit(
                        origin,
                        AuditAction.DeleteLimit,
                        Subject(account.Limit),
                        before: AuditFacts.Of(("limit", account.Limit.Limit))
                    );
                    return account.Limit;
                },
                batch => which.Ask(batch.Limits)
            ),
            cancellationToken
        );

    private static void Change(TaskRunBatch batch, LimitAccount account, LimitChange change, Origin origin)
    {
        var limit = account.Limit;
        var (name, slots, active, decay) = (limit.Name, limit.Limit, limit.Active, limit.SlotDecayPerSecond);
        batch.Touch(limit.Id);
        batch.Limits.Change(account, change, batch.Time.GetInstant());
        var (before, after) = AuditFacts.Differences(
            ("name", name, limit.Name),
            ("limit", slots, limit.Limit),
            ("active", active, limit.Active),
            ("slot_decay_per_second", decay, limit.SlotDecayPerSecond),
            ("active_slots", null, change.ActiveSlots)
        );
        batch.Audit(origin, AuditAction.ChangeLimit, Subject(limit), before, after);
    }

    private static AuditSubject Subject(ConcurrencyLimit limit) => new(limit.Id, limit.Name);
}
