using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.Limits;

/// <summary>For how long slots were held that a batch has freed: the newest ones weigh most.</summary>
internal sealed class OccupancyNotes
{
    private const double Weight = 0.2;

    private readonly Dictionary<long, (double Sum, int Count)> _byLimit = [];

    internal void Add(long limitSeq, double seconds)
    {
        var (sum, count) = _byLimit.GetValueOrDefault(limitSeq);
        _byLimit[limitSeq] = (sum + Math.Max(0, seconds), count + 1);
    }

    internal void Write(TaskRunDbContext db)
    {
        foreach (var (seq, (sum, count)) in _byLimit)
        {
            var (mean, weight) = (sum / count, 1 - Math.Pow(1 - Weight, count));
            // In one statement and without another version: nobody who takes slots meanwhile is in its way.
            db.ConcurrencyLimits.Where(limit => limit.Seq == seq)
                .ExecuteUpdate(set =>
                    set.SetProperty(
                        limit => limit.AvgSlotOccupancySeconds,
                        limit => limit.AvgSlotOccupancySeconds + (weight * (mean - limit.AvgSlotOccupancySeconds))
                    )
                );
        }
    }
}
