using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>
/// The rows of runs that are shown somewhere and have changed: all who ask at about the same time are answered by one
/// query, so that the number of open browsers does not matter to the database.
/// </summary>
public sealed class SharedRows(TaskRunQueries queries, TimeProvider time)
{
    private readonly Lock _gate = new();
    private Wave? _gathering;
    private Task _before = Task.CompletedTask;
    private long _begun;

    /// <summary>The rows of these runs, and of others as well; those that are gone are missing.</summary>
    /// <param name="ids">The runs.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<IReadOnlyDictionary<Guid, TaskRunRow>> AskAsync(
        IEnumerable<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        lock (_gate)
        {
            if (_gathering is not { } wave)
            {
                _gathering = wave = new Wave();
                var before = _before;
                wave.Answer = Task.Run(() => ReadAsync(wave, before), CancellationToken.None);
                _before = wave.Answer;
            }

            wave.Ids.UnionWith(ids);
            return wave.Answer.WaitAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyDictionary<Guid, TaskRunRow>> ReadAsync(Wave wave, Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var wait = SharedReads.Pause - time.GetElapsedTime(_begun);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time);
        lock (_gate)
        {
            _gathering = null;
            _begun = time.GetTimestamp();
        }

        var rows = await queries.ListRowsAsync(wave.Ids);
        return rows.ToDictionary(row => row.Id);
    }

    private sealed class Wave
    {
        public HashSet<Guid> Ids { get; } = [];

        public Task<IReadOnlyDictionary<Guid, TaskRunRow>> Answer { get; set; } = default!;
    }
}
