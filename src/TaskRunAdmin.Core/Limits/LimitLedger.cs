using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.Limits;

/// <summary>
/// What the commands of one batch know of limits and slots, and what they make of them. What one of them takes, those
/// after it see as taken.
/// </summary>
/// <remarks>
/// Limits are read before slots are counted, and whoever takes slots writes the limit with another version: when another
/// server has taken some meanwhile, the write finds the version gone, and the batch is begun anew.
/// </remarks>
internal sealed class LimitLedger(SeqGenerator seqs)
{
    private readonly HashSet<LimitKey> _keys = [];
    private readonly HashSet<Guid> _ids = [];
    private readonly HashSet<Guid> _leases = [];
    private readonly HashSet<Guid> _holders = [];

    private readonly Dictionary<LimitKey, LimitAccount> _byKey = [];
    private readonly Dictionary<long, LimitAccount> _bySeq = [];
    private List<ConcurrencySlot> _slots = [];

    private readonly HashSet<LimitAccount> _added = [];
    private readonly Dictionary<LimitAccount, int> _changed = [];
    private readonly HashSet<long> _deleted = [];
    private readonly HashSet<long> _emptied = [];
    private readonly HashSet<long> _freed = [];
    private readonly HashSet<long> _replaced = [];
    private readonly HashSet<ConcurrencySlot> _taken = [];
    private readonly OccupancyNotes _occupancies = new();
    private DateTimeOffset _readAt;

    internal void AskFor(LimitKey key) => _keys.Add(key);

    internal void AskForId(Guid id) => _ids.Add(id);

    /// <summary>The slots of a lease, and their limits.</summary>
    internal void AskForLease(Guid id) => _leases.Add(id);

    /// <summary>The slots that a run holds.</summary>
    internal void AskForHolder(Guid runId) => _holders.Add(runId);

    /// <summary>The limits of these tags, of both generations.</summary>
    internal void AskForTags(IEnumerable<string> tags)
    {
        foreach (var tag in tags)
        {
            _keys.Add(LimitKey.OfTag(tag, isLegacy: false));
            _keys.Add(LimitKey.OfTag(tag, isLegacy: true));
        }
    }

    /// <summary>The limit, or null when there is none by now.</summary>
    internal LimitAccount? Find(LimitKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>The same by its id.</summary>
    internal LimitAccount? Find(Guid id) => _bySeq.Values.FirstOrDefault(each => each.Limit.Id == id);

    /// <summary>The limits of these tags that are in force. The second generation has the say over a tag that both know.</summary>
    internal IEnumerable<(string Tag, LimitAccount Account)> OfTags(IEnumerable<string> tags) =>
        from tag in tags.Distinct(StringComparer.Ordinal)
        let account = Find(LimitKey.OfTag(tag, isLegacy: false)) ?? Find(LimitKey.OfTag(tag, isLegacy: true))
        where account?.Limit.Active == true
        select (tag, account);

    /// <summary>Whether somebody holds a slot, among those who were asked for.</summary>
    internal bool HasSlots => _slots.Count > 0;

    /// <summary>Whether this holder has a slot of the limit.</summary>
    internal bool Holds(LimitAccount account, SlotHolder holder) =>
        _slots.Exists(slot => slot.LimitSeq == account.Limit.Seq && slot.IsHeldBy(holder) && slot.Expires > _readAt);

    /// <summary>The slots of a lease that has not run out.</summary>
    internal List<ConcurrencySlot> OfLease(Guid id) =>
        _slots.FindAll(slot => slot.LeaseId == id && slot.Expires > _readAt);

    /// <summary>The limit's id, of a slot that was asked for.</summary>
    internal Guid IdOf(ConcurrencySlot slot) => _bySeq[slot.LimitSeq].Limit.Id;

    /// <summary>Reads what was asked for.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="now">The instant: what has run out by then is free.</param>
    internal void Read(TaskRunDbContext db, DateTimeOffset now)
    {
        _readAt = now;
        if (_keys.Count + _ids.Count + _leases.Count + _holders.Count == 0 || !db.HasLimits())
            return;

        if (_keys.Count > 0)
        {
            byte[][] hashes = [.. _keys.Select(key => key.Hash())];
            Know(db.ConcurrencyLimits.Where(limit => hashes.Contains(limit.NameHash)));
        }

        if (_ids.Count > 0)
            Know(db.ConcurrencyLimits.Where(limit => _ids.Contains(limit.Id)));
        if (_leases.Count > 0)
            Know(
                db.ConcurrencyLimits.Where(limit =>
                    db.ConcurrencySlots.Any(slot => slot.LimitSeq == limit.Seq && _leases.Contains(slot.LeaseId))
                )
            );
        if (_bySeq.Count > 0)
            Count(db, now);

        if (_leases.Count > 0)
            _slots.AddRange(
                db.ConcurrencySlots.AsNoTracking().Where(slot => _leases.Contains(slot.LeaseId)).AsEnumerable()
            );
        if (_holders.Count > 0)
            _slots.AddRange(
                db.ConcurrencySlots.AsNoTracking()
                    .Where(slot => slot.HolderId != null && _holders.Contains(slot.HolderId.Value))
                    .AsEnumerable()
            );
        _slots = [.. _slots.DistinctBy(slot => slot.Seq)];
    }

    /// <summary>Has a new limit written.</summary>
    internal LimitAccount Add(ConcurrencyLimit limit)
    {
        var account = new LimitAccount(limit, 0);
        _added.Add(account);
        _byKey.Add(limit.Key, account);
        _bySeq.Add(limit.Seq, account);
        return account;
    }

    /// <summary>Changes a limit, and has it written.</summary>
    internal void Change(LimitAccount account, LimitChange change, DateTimeOffset now)
    {
        Note(account);
        _byKey.Remove(account.Limit.Key);
        account.Limit.Change(change, now);
        _byKey[account.Limit.Key] = account;
        if (change.ActiveSlots is not null)
            Empty(account);
    }

    /// <summary>Has a limit removed with all its slots.</summary>
    internal void Delete(LimitAccount account)
    {
        Empty(account);
        _byKey.Remove(account.Limit.Key);
        _bySeq.Remove(account.Limit.Seq);
        _changed.Remove(account);
        if (!_added.Remove(account))
            _deleted.Add(account.Limit.Seq);
    }

    /// <summary>Takes slots: under a lease, or for nobody in particular. Of a limit whose slots decay nobody holds any.</summary>
    internal void Take(LimitAccount account, int slots, SlotLease? lease, DateTimeOffset now)
    {
        Note(account);
        if (lease is null || account.Limit.Decays)
        {
            account.Limit.AddLoose(slots, now);
            return;
        }

        account.Limit.Bump();
        account.Held += slots;
        var taken = new ConcurrencySlot(seqs.Next(), account.Limit.Seq, lease, slots, now);
        _taken.Add(taken);
        _slots.Add(taken);
    }

    /// <summary>Takes a slot of each of these limits for a run.</summary>
    internal void TakeForRun(IReadOnlyCollection<long> limits, Guid runId, DateTimeOffset now)
    {
        if (limits.Count == 0)
            return;
        var lease = SlotLease.ForRun(runId, now);
        foreach (var seq in limits)
            Take(_bySeq[seq], 1, lease, now);
    }

    /// <summary>Gives back slots that were taken for nobody in particular.</summary>
    internal void GiveLoose(LimitAccount account, int slots, double? occupancySeconds, DateTimeOffset now)
    {
        Note(account);
        account.Limit.AddLoose(-slots, now);
        if (occupancySeconds is { } seconds)
            _occupancies.Add(account.Limit.Seq, seconds);
    }

    /// <summary>Frees what this holder has, of one limit or of all; gives what was freed.</summary>
    internal List<ConcurrencySlot> Free(SlotHolder holder, DateTimeOffset now, LimitAccount? only = null) =>
        Free(slot => slot.IsHeldBy(holder) && (only is null || slot.LimitSeq == only.Limit.Seq), now);

    /// <summary>Frees what is held under a lease; gives what was freed.</summary>
    internal List<ConcurrencySlot> FreeLease(Guid id, DateTimeOffset now) => Free(slot => slot.LeaseId == id, now);

    /// <summary>Removes what has run out among the leases that were asked for; gives what was removed.</summary>
    internal List<ConcurrencySlot> RemoveExpired()
    {
        var expired = _slots.FindAll(slot => _leases.Contains(slot.LeaseId) && slot.Expires <= _readAt);
        expired.ForEach(Remove);
        return expired;
    }

    /// <summary>Has a lease run out later, or earlier.</summary>
    internal void Renew(IEnumerable<ConcurrencySlot> slots, TimeSpan duration, DateTimeOffset now)
    {
        foreach (var slot in slots.ToList())
        {
            Remove(slot);
            if (_freed.Remove(slot.Seq))
                _replaced.Add(slot.Seq);
            var holder = slot.HolderId is { } id ? new SlotHolder(slot.HolderType!, id) : (SlotHolder?)null;
            var renewed = new ConcurrencySlot(
                seqs.Next(),
                slot.LimitSeq,
                new SlotLease(slot.LeaseId, duration, holder),
                slot.Slots,
                now,
                slot.Taken
            );
            _taken.Add(renewed);
            _slots.Add(renewed);
        }
    }

    /// <summary>Writes what was changed.</summary>
    internal void Write(TaskRunDbContext db)
    {
        // Limits before slots: who comes too late fails before it has locked anything else.
        if (_changed.Count + _added.Count > 0)
            WriteLimits(db);
        if (_deleted.Count > 0)
            db.ConcurrencyLimits.Where(limit => _deleted.Contains(limit.Seq)).ExecuteDelete();
        if (_emptied.Count > 0)
            db.ConcurrencySlots.Where(slot => _emptied.Contains(slot.LimitSeq)).ExecuteDelete();
        // One that is no longer there was given back or renewed by another server: to write it anew would double it.
        if (
            _replaced.Count > 0
            && db.ConcurrencySlots.Where(slot => _replaced.Contains(slot.Seq)).ExecuteDelete() < _replaced.Count
        )
            throw new DbUpdateConcurrencyException("A lease was changed by another server meanwhile.");
        if (_freed.Count > 0)
            db.ConcurrencySlots.Where(slot => _freed.Contains(slot.Seq)).ExecuteDelete();
        if (_taken.Count > 0)
            db.InsertRows([.. _taken]);
        _occupancies.Write(db);
    }

    private void WriteLimits(TaskRunDbContext db)
    {
        foreach (var (account, version) in _changed)
        {
            var entry = db.Update(account.Limit);
            entry.Property(limit => limit.Version).OriginalValue = version;
        }

        db.AddRange(_added.Select(account => account.Limit));
        db.SaveChanges();
        db.ChangeTracker.Clear();
    }

    private void Know(IQueryable<ConcurrencyLimit> limits)
    {
        foreach (var limit in limits.AsNoTracking().AsEnumerable())
        {
            var account = new LimitAccount(limit, 0);
            if (_bySeq.TryAdd(limit.Seq, account))
                _byKey.Add(limit.Key, account);
        }
    }

    private void Count(TaskRunDbContext db, DateTimeOffset now)
    {
        long[] limits = [.. _bySeq.Keys];
        var sums = db
            .ConcurrencySlots.Where(slot => limits.Contains(slot.LimitSeq) && slot.Expires > now)
            .GroupBy(slot => slot.LimitSeq)
            .Select(group => new { group.Key, Held = group.Sum(slot => (long)slot.Slots) });
        foreach (var each in sums.AsEnumerable())
            _bySeq[each.Key].Held = each.Held;
    }

    private List<ConcurrencySlot> Free(Predicate<ConcurrencySlot> which, DateTimeOffset now)
    {
        var freed = _slots.FindAll(which);
        foreach (var slot in freed)
        {
            Remove(slot);
            if (_bySeq.TryGetValue(slot.LimitSeq, out var account) && slot.Expires > _readAt)
                account.Held -= slot.Slots;
            _occupancies.Add(slot.LimitSeq, (now - slot.Taken).TotalSeconds);
        }

        return freed;
    }

    private void Empty(LimitAccount account)
    {
        account.Held = 0;
        _slots.RemoveAll(slot => slot.LimitSeq == account.Limit.Seq);
        _taken.RemoveWhere(slot => slot.LimitSeq == account.Limit.Seq);
        if (!_added.Contains(account))
            _emptied.Add(account.Limit.Seq);
    }

    private void Remove(ConcurrencySlot slot)
    {
        _slots.Remove(slot);
        if (!_taken.Remove(slot))
            _freed.Add(slot.Seq);
    }

    private void Note(LimitAccount account)
    {
        if (!_added.Contains(account))
            _changed.TryAdd(account, account.Limit.Version);
    }
}
