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
    /// <param name="updates">Whether one that exists is set so instead.</param>
    /// <param name="cancellationToken">Gives up waiting; what is committed by then stays.</param>
    public Task<CreateLimitResult> CreateAsync(
        LimitKey key,
        LimitChange settings,
        bool updates = false,
        CancellationToken cancellationToken = default
    ) =>
        writer.RunAsync(
            new LimitCommand<CreateLimitResult>(
                batch => batch.Limits.AskFor(key),
                batch =>
                {
                    var now = batch.Time.GetInstant();
                    if (batch.Limits.Find(key) is { } existing)
                    {
                        if (updates)
                        {
                            batch.Touch(existing.Limit.Id);
                            batch.Limits.Change(existing, settings, now);
                        }

                        return new(existing.Limit, IsCreated: false);
                    }

                    var limit = new ConcurrencyLimit(key, batch.Seqs.Next(), settings, now);
                    batch.Touch(limit.Id);
                    batch.Limits.Add(limit);
                    return new(limit, IsCreated: true);
                }
            ),
            cancellationToken
        );

    /// <summary>Changes a limit. Slots that are taken stay so, unless their number is set.</summary>
    /// <returns>What became of it; null when there is no such limit: 404.</returns>
    public Task<ChangeLimitResult?> ChangeAsync(
        LimitRef which,
        LimitChange change,
        CancellationToken cancellationToken = default
    )
    {
        var other = change.Name is { } name ? new LimitKey(name, which.IsLegacy) : (LimitKey?)null;
        return writer.RunAsync(
            new LimitCommand<ChangeLimitResult?>(
                batch =>
                {
                    which.Ask(batch.Limits);
                    if (other is { } key)
                        batch.Limits.AskFor(key);
                },
                batch =>
                {
                    if (which.FindIn(batch.Limits) is not { } account)
                        return null;
                    if (other is { } key && batch.Limits.Find(key) is { } taken && taken != account)
                        return new(null);
                    batch.Touch(account.Limit.Id);
                    batch.Limits.Change(account, change, batch.Time.GetInstant());
                    return new(account.Limit);
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
        CancellationToken cancellationToken = default
    ) =>
        writer.RunAsync(
            new LimitCommand<ConcurrencyLimit?>(
                batch => which.Ask(batch.Limits),
                batch =>
                {
                    if (which.FindIn(batch.Limits) is not { } account)
                        return null;
                    var now = batch.Time.GetInstant();
                    batch.Touch(account.Limit.Id);
                    batch.Limits.Change(account, new LimitChange { ActiveSlots = 0 }, now);
                    foreach (var holder in holders.Distinct())
                        batch.Limits.Take(account, 1, SlotLease.ForRun(holder, now), now);
                    return account.Limit;
                }
            ),
            cancellationToken
        );

    /// <summary>Removes a limit. Whoever holds slots of it goes on without.</summary>
    /// <returns>What was removed; null when there is no such limit: 404.</returns>
    public Task<ConcurrencyLimit?> DeleteAsync(LimitRef which, CancellationToken cancellationToken = default) =>
        writer.RunAsync(
            new LimitCommand<ConcurrencyLimit?>(
                batch => which.Ask(batch.Limits),
                batch =>
                {
                    if (which.FindIn(batch.Limits) is not { } account)
                        return null;
                    batch.Touch(account.Limit.Id);
                    batch.Limits.Delete(account);
                    return account.Limit;
                }
            ),
            cancellationToken
        );
}
