using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>
/// The rows of runs that are shown somewhere and have changed: all who ask because of the same change are answered by one
/// query, so that the number of open browsers does not matter to the database.
/// </summary>
public sealed class SharedRows(TaskRunQueries queries, TaskRunFeed feed, TimeProvider time)
{
    private readonly Lock _gate = new();
    private Wave? _gathering;
    private Wave? _last;
    private long _begun;

    /// <summary>The rows of these runs, and of others as well; those that are gone are missing.</summary>
    /// <param name="ids">The runs.</param>
    /// <param name="generation">The feed's generation with the last change of theirs that was heard of.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<IReadOnlyDictionary<Guid, TaskRunRow>> AskAsync(
        IReadOnlyCollection<Guid> ids,
        long generation,
        CancellationToken cancellationToken
    )
    {
        lock (_gate)
        {
            if (_last?.Has(ids, generation) is true)
                return _last.Answer.WaitAsync(cancellationToken);

            if (_gathering is not { } wave)
            {
                _gathering = wave = new Wave();
                var before = _last?.Answer ?? Task.CompletedTask;
                wave.Answer = Task.Run(() => ReadAsync(wave, before), CancellationToken.None);
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
            (_last, _gathering) = (wave, null);
            _begun = time.GetTimestamp();
            wave.Generation = feed.Generation;
        }

        var rows = await queries.ListRowsAsync(wave.Ids);
        return rows.ToDictionary(row => row.Id);
    }

    private sealed class Wave
    {
        public HashSet<Guid> Ids { get; } = [];

        /// <summary>What had been published when its query began.</summary>
        public long Generation { get; set; }

        public Task<IReadOnlyDictionary<Guid, TaskRunRow>> Answer { get; set; } = default!;

        public bool Has(IReadOnlyCollection<Guid> ids, long generation) =>
            Generation >= generation
            && !(Answer.IsCompleted && !Answer.IsCompletedSuccessfully)
            && ids.All(Ids.Contains);
    }
}
