using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>Removes cached results that have expired (contract W14), now and then and a few at a time, along with a commit.</summary>
internal sealed class CachedResultTrimming
{
    private const int MaxRemoved = 1000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private DateTimeOffset _next;

    internal void Trim(TaskRunDbContext db, DateTimeOffset now)
    {
        if (now < _next)
            return;
        db.CachedResults.Where(cached => cached.Expiration <= now)
            .OrderBy(cached => cached.Expiration)
            .Take(MaxRemoved)
            .ExecuteDelete();
        _next = now + Interval;
    }
}
