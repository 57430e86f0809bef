using System.Data;
using Microsoft.EntityFrameworkCore;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// How servers on one database hear of each other's changes: every commit leaves a row that names them, and each server
/// reads the rows that it has not seen. By its row it is also known that a commit happened whose answer was lost.
/// </summary>
/// <remarks>
/// Rows do not become visible in the order of their keys: a commit takes its time, and clocks differ. So each read looks
/// back a little, and passes over what it has seen, its own rows among it.
/// </remarks>
public sealed class ChangeOutbox(SeqGenerator seqs)
{
    /// <summary>How far each read looks back: longer than any commit takes, and than clocks should differ.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromSeconds(15);

    /// <summary>How long rows are kept.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromMinutes(15);

    /// <summary>How often rows that are too old are removed, along with a commit.</summary>
    public static readonly TimeSpan TrimInterval = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly SortedSet<long> _seen = [];
    private long _newest;
    private long _nextTrim;

    /// <summary>Writes the row of a commit, inside its transaction; gives its key.</summary>
    internal long Write(TaskRunDbContext db, IReadOnlyList<Guid> taskRunIds)
    {
        var change = new TaskRunChange(seqs.Next(), taskRunIds);
        // Before it can be read: whoever reads it here knows that it is our own.
        See(change.Seq);
        db.InsertRows([change]);
        if (change.Seq >= _nextTrim)
            Trim(db, change.Seq);
        return change.Seq;
    }

    /// <summary>Whether the commit that wrote this row happened.</summary>
    /// <remarks>
    /// A server may still be about to end a transaction whose connection was lost: at this isolation the row that it holds
    /// is waited for, where a database would otherwise show how things were before it.
    /// </remarks>
    internal static bool Has(TaskRunDbContext db, long seq)
    {
        using var transaction = db.Database.BeginTransaction(IsolationLevel.RepeatableRead);
        return db.Changes.Any(change => change.Seq == seq);
    }

    /// <summary>What other servers changed since the last call; null when there is nothing.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="resume">
    /// Whether nobody has read for a while: all but the last <see cref="Overlap"/> is passed over.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task<NewChanges?> ReadAsync(TaskRunDbContext db, bool resume, CancellationToken cancellationToken)
    {
        if (resume && await db.Changes.MaxAsync(change => (long?)change.Seq, cancellationToken) is { } last)
            Newest(last);
        var after = SeqGenerator.Back(_newest, Overlap);
        var recent = await db
            .Changes.Where(change => change.Seq > after)
            .Select(change => change.Seq)
            .ToListAsync(cancellationToken);
        var unseen = Unseen(recent);
        if (unseen.Count == 0)
            return null;

        var named = new List<IReadOnlyList<Guid>?>();
        if (unseen.Count <= TaskRunChange.MaxNamed)
            named = await db
                .Changes.Where(change => unseen.Contains(change.Seq))
                .Select(change => change.TaskRunIds)
                .ToListAsync(cancellationToken);
        foreach (var seq in unseen)
            See(seq);

        var everything = unseen.Count > TaskRunChange.MaxNamed || named.Contains(null);
        return new NewChanges(everything ? null : [.. named.SelectMany(ids => ids!)]);
    }

    private void Trim(TaskRunDbContext db, long newest)
    {
        var limit = SeqGenerator.Back(newest, Retention);
        db.Changes.Where(change => change.Seq < limit).ExecuteDelete();
        _nextTrim = SeqGenerator.Back(newest, -TrimInterval);
    }

    private List<long> Unseen(List<long> seqs)
    {
        lock (_gate)
            return seqs.FindAll(seq => !_seen.Contains(seq));
    }

    private void See(long seq)
    {
        lock (_gate)
        {
            _seen.Add(seq);
            Newest(seq);
        }
    }

    private void Newest(long seq)
    {
        lock (_gate)
        {
            _newest = Math.Max(_newest, seq);
            // What no read looks back at need not be remembered.
            var limit = SeqGenerator.Back(_newest, Overlap);
            while (_seen.Count > 0 && _seen.Min < limit)
                _seen.Remove(_seen.Min);
        }
    }
}

/// <summary>What other servers changed.</summary>
/// <param name="TaskRunIds">The ids of the runs; null: too many to name.</param>
internal sealed record NewChanges(Guid[]? TaskRunIds);
