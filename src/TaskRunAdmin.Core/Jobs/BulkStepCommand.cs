using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Jobs;

/// <summary>
/// Does some runs of a job, the newest first, and writes down in the same transaction what came of each and how far the job
/// is. Answered with the place from which it goes on; null when it is not this server's to go on with.
/// </summary>
/// <param name="job">The job, as far as its <see cref="BulkJob.Cursor"/>.</param>
/// <param name="cursor">How far it is by now.</param>
/// <param name="rows">The runs, as they were when they matched.</param>
/// <param name="server">This server.</param>
/// <param name="service">Where runs are changed.</param>
/// <param name="failure">Why nothing is done to the runs, which has failed before; null: it is done.</param>
internal sealed class BulkStepCommand(
    BulkJob job,
    long cursor,
    IReadOnlyList<TaskRunRow> rows,
    Guid server,
    TaskRunService service,
    string? failure = null
) : TaskRunCommand<BulkStep?>(job.ToOrigin())
{
    private readonly List<Part> _parts = failure is null ? [.. rows.Select(row => PartOf(row, job, service))] : [];
    private BulkStep? _step;

    protected override BulkStep? Result => _step;

    // As much as its parts would be alone.
    internal override int Weight => rows.Count * WeightOf(job.Action);

    internal static int WeightOf(BulkAction action) => action is BulkAction.Delete ? DeleteCommand.Weighs : 1;

    internal override void Ask(TaskRunBatch batch)
    {
        foreach (var part in _parts)
            part.Command.Ask(batch);
    }

    internal override void Apply(TaskRunBatch batch)
    {
        // One that changed since it was read may not match any more: it is read again, and all after it.
        var parts = _parts.TakeWhile(part => !HasChanged(part.Row, batch)).ToList();
        var last = failure is null ? parts.LastOrDefault()?.Row : rows[^1];
        _step = TryMove(batch, last?.Seq ?? cursor) ? new(last?.Seq ?? cursor) : null;
        if (_step is null)
            return;
        BulkJobService.Touch(batch, job);
        if (last is null)
            return;

        List<BulkJobResult> results = failure is null
            ? [.. parts.Select(part => Do(part, batch)).OfType<BulkJobResult>()]
            : [.. rows.Select(row => ResultOf(row, BulkOutcome.Failed, failure, state: null))];
        Count(batch.Db, job, results);
        if (results.Count > 0)
            batch.Also(db => db.InsertRows(results));
    }

    private static Part PartOf(TaskRunRow row, BulkJob job, TaskRunService service) =>
        job.Action is BulkAction.Delete
            ? new(row, new DeleteCommand(row.Id, job.ToOrigin(), job.Message), null)
            : PartOf(row, service.Propose(row.Id, ProposedFor(row, job), job.IsForced, job.ToOrigin()));

    private static Part PartOf(TaskRunRow row, SetStateCommand command) => new(row, command, command);

    private static ProposedState ProposedFor(TaskRunRow row, BulkJob job) =>
        (
            job.ProposedType is { } type
                ? new ProposedState(type) { Name = job.ProposedName }
                : Steering.Cancel(row.StateType)
        ) with
        {
            Message = job.Message,
        };

    private static bool HasChanged(TaskRunRow row, TaskRunBatch batch) =>
        Find(row, batch) is { } run && run.Version != row.Version;

    /// <summary>The run; null when it was deleted meanwhile, whoever has its id by now.</summary>
    private static TaskRun? Find(TaskRunRow row, TaskRunBatch batch) =>
        batch.Find(row.Id) is { } run && run.Seq == row.Seq ? run : null;

    /// <summary>Only one server gets from one place to the next, and none after the job has ended.</summary>
    private bool TryMove(TaskRunBatch batch, long to) =>
        BulkJobWorker
            .Mine(batch.Db, job, server)
            .Where(each => each.Cursor == cursor)
            .ExecuteUpdate(set =>
                set.SetProperty(each => each.Cursor, to)
                    .SetProperty(each => each.ClaimedUntil, batch.Time.GetInstant() + BulkJobWorker.Lease)
            ) > 0;

    /// <summary>What came of a run; null: it is not what was looked at any more, and passed over.</summary>
    private BulkJobResult? Do(Part part, TaskRunBatch batch)
    {
        if (Find(part.Row, batch) is not { } run || run.StateTimestamp > job.FrozenAt)
            return null;
        part.Command.Apply(batch);
        return part.Proposal?.Decided is { } decided
            ? ResultOf(
                part.Row,
                decided.IsWritten ? BulkOutcome.Done : BulkOutcome.Refused,
                decided.Reason,
                decided.State ?? run.State
            )
            : ResultOf(part.Row, BulkOutcome.Done, reason: null, state: null);
    }

    private BulkJobResult ResultOf(TaskRunRow row, BulkOutcome outcome, string? reason, StateEntry? state) =>
        new(job.Seq, row.Seq, row.Id, row.Name, outcome, reason, state);

    internal static void Count(TaskRunDbContext db, BulkJob job, IReadOnlyList<BulkJobResult> results)
    {
        var counts = results.ToLookup(result => result.Outcome);
        var (done, refused, failed) = (
            counts[BulkOutcome.Done].Count(),
            counts[BulkOutcome.Refused].Count(),
            counts[BulkOutcome.Failed].Count()
        );
        db.BulkJobs.Where(each => each.Seq == job.Seq)
            .ExecuteUpdate(set =>
                set.SetProperty(each => each.Done, each => each.Done + done)
                    .SetProperty(each => each.Refused, each => each.Refused + refused)
                    .SetProperty(each => each.Failed, each => each.Failed + failed)
            );
    }

    /// <param name="Row">The run.</param>
    /// <param name="Command">What is done to it.</param>
    /// <param name="Proposal">The same, where that is to propose a state.</param>
    private sealed record Part(TaskRunRow Row, TaskRunCommand Command, SetStateCommand? Proposal);
}

/// <summary>How far a job is: the <see cref="Run.Seq"/> of the run that was looked at last.</summary>
internal sealed record BulkStep(long Cursor);
