using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>What there is to filter by, for whoever types the beginning of it.</summary>
/// <remarks>
/// Each value is found by one step in an index, from the one before: a million runs of one tag cost no more than one.
/// Each method throws <see cref="DatabaseUnavailableException"/> when the database does not answer.
/// </remarks>
public sealed class TaskRunSuggestions(TaskRunDatabase database)
{
    /// <summary>Tags that begin so, in order; none of those that an index cannot hold.</summary>
    public async Task<List<string>> ListTagsAsync(
        string beginning,
        int take,
        CancellationToken cancellationToken = default
    )
    {
        var keys = await ListAsync(db => db.TaskRunTags, tag => tag.Tag, beginning, take, cancellationToken);
        return [.. keys.Select(TaskRunTag.TagOf).OfType<string>()];
    }

    /// <summary>Task keys that begin so, in order; none of those that an index cannot hold.</summary>
    public async Task<List<string>> ListTaskKeysAsync(
        string beginning,
        int take,
        CancellationToken cancellationToken = default
    ) => Whole(await ListAsync(db => db.TaskRuns, run => run.TaskKeyPrefix, beginning, take, cancellationToken));

    /// <summary>Names of states that are not their type's own and begin so, in order; none of those that an index cannot hold.</summary>
    public async Task<List<string>> ListStateNamesAsync(
        string beginning,
        int take,
        CancellationToken cancellationToken = default
    ) =>
        Whole(
            await ListAsync(
                db => db.TaskRuns.Where(run => run.StateNamePrefix != null),
                run => run.StateNamePrefix!,
                beginning,
                take,
                cancellationToken
            )
        );

    /// <summary>What may be only the beginning of a text finds nothing.</summary>
    private static List<string> Whole(List<string> prefixes) =>
        prefixes.FindAll(prefix => prefix.Length < TextPrefix.Length - 1);

    private Task<List<string>> ListAsync<T>(
        Func<TaskRunDbContext, IQueryable<T>> rows,
        Expression<Func<T, string>> column,
        string beginning,
        int take,
        CancellationToken cancellationToken
    ) =>
        database.RunAsync(
            async db =>
            {
                var found = new List<string>();
                var rest = rows(db).Where(column.Then(text => text.CompareTo(beginning) >= 0));
                while (
                    found.Count < take
                    && await rest.OrderBy(column).Select(column).FirstOrDefaultAsync(cancellationToken) is { } next
                    && next.StartsWith(beginning, StringComparison.Ordinal)
                )
                {
                    found.Add(next);
                    rest = rows(db).Where(column.Then(text => text.CompareTo(next) > 0));
                }

                return found;
            },
            cancellationToken
        );
}
