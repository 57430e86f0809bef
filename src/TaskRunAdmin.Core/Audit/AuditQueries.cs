using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.Audit;

/// <summary>The door for reads of the audit log. It is for administrators: it tells of everybody.</summary>
/// <remarks>
/// Each method throws <see cref="DatabaseUnavailableException"/> when the database does not answer, and
/// <see cref="AccessDeniedException"/> when whoever asks is no administrator.
/// </remarks>
public sealed class AuditQueries(TaskRunDatabase database)
{
    private const int Chunk = 1000;

    /// <summary>Entries, the newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">Only those that are older than the one with this <see cref="AuditEntry.Seq"/>; null: from the newest.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<AuditEntry>> ListAsync(
        AuditFilter filter,
        long? before,
        int take,
        Origin origin,
        CancellationToken cancellationToken = default
    )
    {
        origin.Require(Role.Admin);
        return database.RunAsync(
            db =>
                Where(db.AuditEntries.AsNoTracking(), filter, before)
                    .OrderByDescending(entry => entry.Seq)
                    .Take(take)
                    .ToListAsync(cancellationToken),
            cancellationToken
        );
    }

    /// <summary>All entries, the newest first, read little by little: however many there are, few are in memory.</summary>
    public async IAsyncEnumerable<AuditEntry> ListAllAsync(
        AuditFilter filter,
        Origin origin,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        long? before = null;
        List<AuditEntry> some;
        do
        {
            some = await ListAsync(filter, before, Chunk, origin, cancellationToken);
            foreach (var entry in some)
                yield return entry;
            before = some.LastOrDefault()?.Seq;
        } while (some.Count == Chunk);
    }

    private static IQueryable<AuditEntry> Where(IQueryable<AuditEntry> entries, AuditFilter filter, long? before)
    {
        if (before is { } seq)
            entries = entries.Where(entry => entry.Seq < seq);
        if (filter.Actor is { } actor)
            entries = entries.Where(entry => entry.Actor == actor);
        if (filter.Action is { } action)
            entries = entries.Where(entry => entry.Action == action);
        if (filter.Source is { } source)
            entries = entries.Where(entry => entry.Source == source);
        if (filter.SubjectId is { } subject)
            entries = entries.Where(entry => entry.SubjectId == subject);
        // Entries are ordered by when their key was minted, which is never long before or after.
        if (filter.From is { } from)
        {
            var first = SeqGenerator.FirstOf(from - MintedWithin);
            entries = entries.Where(entry => entry.At >= from && entry.Seq >= first);
        }

        if (filter.Until is { } until)
        {
            var end = SeqGenerator.FirstOf(until + MintedWithin);
            entries = entries.Where(entry => entry.At < until && entry.Seq < end);
        }

        return entries;
    }

    private static readonly TimeSpan MintedWithin = TimeSpan.FromMinutes(10);
}
