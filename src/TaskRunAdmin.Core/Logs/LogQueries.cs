using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.Logs;

/// <summary>The only door for reading logs.</summary>
/// <remarks>Each method throws <see cref="DatabaseUnavailableException"/> when the database does not answer: 503.</remarks>
public sealed class LogQueries(TaskRunDatabase database)
{
    /// <summary>A page of logs (contract 7.5).</summary>
    public Task<List<KeptLog>> FilterAsync(LogPage page, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            async db =>
            {
                // SQL Server has no FETCH NEXT 0 ROWS.
                if (page.Limit == 0)
                    return [];

                var found = db.Logs.Where(LogSql.Predicate(page.Filter));
                var sorted = page.IsNewestFirst
                    ? found.OrderByDescending(log => log.Timestamp).ThenByDescending(log => log.Seq)
                    : found.OrderBy(log => log.Timestamp).ThenBy(log => log.Seq);
                return await sorted
                    .Skip(page.Offset)
                    .Take(page.Limit)
                    .Select(log => new KeptLog(
                        log.Id,
                        log.Created,
                        log.Updated,
                        log.Name,
                        log.Level,
                        log.Message,
                        log.Timestamp,
                        log.FlowRunId,
                        log.TaskRunId
                    ))
                    .ToListAsync(cancellationToken);
            },
            cancellationToken
        );

    /// <summary>The newest logs of a task run, as the console shows them.</summary>
    /// <param name="taskRunId">The run.</param>
    /// <param name="minLevel">How grave they are at least.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<NewestLogs> ListNewestAsync(
        Guid taskRunId,
        int minLevel,
        int take,
        CancellationToken cancellationToken = default
    ) =>
        database.RunAsync(
            async db =>
            {
                var newest = db
                    .Logs.Where(log => log.TaskRunId == taskRunId && log.Level >= minLevel)
                    .OrderByDescending(log => log.Timestamp)
                    .ThenByDescending(log => log.Seq);
                var rows = await newest
                    .Take(take)
                    .Select(log => new LogRow(
                        log.Seq,
                        log.Timestamp,
                        log.Level,
                        log.Name,
                        // A message may have megabytes, and every browser that looks on would be sent them.
                        log.Message.Substring(0, LogRow.MaxMessage + 1)
                    ))
                    .ToListAsync(cancellationToken);
                rows.Reverse();
                var older =
                    rows.Count < take
                        ? 0
                        : await newest.Skip(take).Take(NewestLogs.MaxOlder + 1).CountAsync(cancellationToken);
                return new NewestLogs(rows, older);
            },
            cancellationToken
        );
}
