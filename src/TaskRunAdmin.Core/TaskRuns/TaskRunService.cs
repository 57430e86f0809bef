using Microsoft.Extensions.Options;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>The only door for writes. The REST API and the console both call it, in process.</summary>
public sealed class TaskRunService(
    TaskRunDatabase database,
    TaskRunWriter writer,
    IOptions<ApiOptions> options,
    IOptions<OrchestrationOptions> orchestration
)
{
    /// <summary>
    /// Creates a task run, or returns the one that has its key already (contract 2.6). However many ask at once, and
    /// through however many servers, one run comes of it and exactly one caller is told that it created it.
    /// </summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="cancellationToken">Gives up waiting; what is committed by then stays.</param>
    /// <exception cref="DatabaseUnavailableException">The database does not answer: 503. Ask again to learn what became of it.</exception>
    public async Task<CreateOrReturnResult> CreateOrReturnAsync(
        NewTaskRun request,
        Origin origin,
        CancellationToken cancellationToken = default
    )
    {
        origin.Require(Role.Operator);
        var keyHash = request.Key.Hash();
        // Repeats are answered by this one read, without a transaction.
        return await database.FindByKeyAsync(request.Key, keyHash, cancellationToken) is { } existing
            ? new CreateOrReturnResult.Existing(existing)
            : await writer.RunAsync(
                new CreateCommand(request, keyHash, origin, options.Value, database),
                cancellationToken
            );
    }

    /// <summary>
    /// Proposes a state: the rules accept it, have another one entered in its place, or refuse it (contract 6). A proposal
    /// with a transition id by which the run has entered a state already is given that answer again.
    /// </summary>
    /// <param name="id">The run.</param>
    /// <param name="proposed">The state.</param>
    /// <param name="isForced">Whether the rules are passed over.</param>
    /// <param name="origin">Who proposes it.</param>
    /// <param name="expectedVersion">
    /// The <see cref="Run.Version"/> that the caller has looked at: nothing is done to another, and the reason is
    /// <see cref="SetStateResult.RunChanged"/>. Null: whatever the run is by now.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting; what is committed by then stays.</param>
    /// <returns>What became of it; null when there is no such run: 404.</returns>
    /// <exception cref="DatabaseUnavailableException">The database does not answer: 503.</exception>
    public Task<SetStateResult?> SetStateAsync(
        Guid id,
        ProposedState proposed,
        bool isForced,
        Origin origin,
        int? expectedVersion = null,
        CancellationToken cancellationToken = default
    ) =>
        writer.RunAsync(
            new SetStateCommand(id, proposed, isForced, origin, options.Value, orchestration.Value, expectedVersion),
            cancellationToken
        );

    /// <summary>Gives a run another name (contract 4.2).</summary>
    /// <param name="id">The run.</param>
    /// <param name="name">The name; null: it keeps the one it has, and counts as updated all the same.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="cancellationToken">Gives up waiting; what is committed by then stays.</param>
    /// <returns>The run; null when there is none: 404.</returns>
    /// <exception cref="DatabaseUnavailableException">The database does not answer: 503.</exception>
    public Task<TaskRun?> RenameAsync(
        Guid id,
        string? name,
        Origin origin,
        CancellationToken cancellationToken = default
    ) => writer.RunAsync(new RenameCommand(id, name, origin), cancellationToken);

    /// <summary>
    /// Removes a run with its states, refused transitions, tags, logs and cached results, and frees its slots (contract 4.5).
    /// Its key is free: a
    /// create with it makes a new run.
    /// </summary>
    /// <param name="id">The run.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="cancellationToken">Gives up waiting; what is committed by then stays.</param>
    /// <returns>What was removed; null when there was no such run: 404.</returns>
    /// <exception cref="DatabaseUnavailableException">The database does not answer: 503.</exception>
    public Task<TaskRun?> DeleteAsync(Guid id, Origin origin, CancellationToken cancellationToken = default) =>
        writer.RunAsync(new DeleteCommand(id, origin), cancellationToken);

    /// <summary>
    /// <see cref="CreateOrReturnAsync"/> for many, in their order: of equal keys the first creates. What becomes of one is
    /// no matter of the others.
    /// </summary>
    /// <returns>What became of each.</returns>
    public Task<IReadOnlyList<Outcome<CreateOrReturnResult>>> CreateOrReturnManyAsync(
        IEnumerable<NewTaskRun> requests,
        Origin origin,
        CancellationToken cancellationToken = default
    ) =>
        RunAllAsync(
            origin,
            requests.Select(request => new CreateCommand(request, request.Key.Hash(), origin, options.Value, database)),
            cancellationToken
        );

    /// <summary><see cref="SetStateAsync"/> for many, in their order. What becomes of one is no matter of the others.</summary>
    /// <returns>What became of each; null where there is no such run.</returns>
    public Task<IReadOnlyList<Outcome<SetStateResult?>>> SetStateOfManyAsync(
        IEnumerable<Guid> ids,
        ProposedState proposed,
        bool isForced,
        Origin origin,
        CancellationToken cancellationToken = default
    ) => RunAllAsync(origin, ids.Select(id => Propose(id, proposed, isForced, origin)), cancellationToken);

    /// <summary><see cref="DeleteAsync"/> for many, in their order. What becomes of one is no matter of the others.</summary>
    /// <returns>What was removed of each; null where there was no such run.</returns>
    public Task<IReadOnlyList<Outcome<TaskRun?>>> DeleteManyAsync(
        IEnumerable<Guid> ids,
        Origin origin,
        CancellationToken cancellationToken = default
    ) => RunAllAsync(origin, ids.Select(id => new DeleteCommand(id, origin)), cancellationToken);

    /// <summary><see cref="SetStateAsync"/> as a part of another command.</summary>
    internal SetStateCommand Propose(Guid id, ProposedState proposed, bool isForced, Origin origin) =>
        new(id, proposed, isForced, origin, options.Value, orchestration.Value);

    /// <summary>Queues as many commands together as a batch holds: enough for one commit, few enough to leave others their place.</summary>
    private async Task<IReadOnlyList<Outcome<T>>> RunAllAsync<T>(
        Origin origin,
        IEnumerable<TaskRunCommand<T>> commands,
        CancellationToken cancellationToken
    )
        where T : class?
    {
        origin.Require(Role.Operator);
        var outcomes = new List<Outcome<T>>();
        DatabaseUnavailableException? unavailable = null;
        foreach (var some in commands.Chunk(TaskRunWriter.MaxBatch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Each batch would wait in vain for as long as the one before.
            outcomes.AddRange(
                unavailable is null
                    ? await Task.WhenAll(some.Select(RunAsync))
                    : some.Select(_ => new Outcome<T>(null!, unavailable))
            );
            unavailable ??= outcomes.Select(each => each.Error).OfType<DatabaseUnavailableException>().FirstOrDefault();
        }

        return outcomes;

        async Task<Outcome<T>> RunAsync(TaskRunCommand<T> command)
        {
            try
            {
                return new(await writer.RunAsync(command, cancellationToken), null);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                return new(null!, error);
            }
        }
    }
}
