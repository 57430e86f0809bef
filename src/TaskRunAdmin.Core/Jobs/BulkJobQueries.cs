using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Jobs;

/// <summary>The door for reads of jobs, and of what a job would be done to.</summary>
/// <remarks>Each method throws <see cref="DatabaseUnavailableException"/> when the database does not answer.</remarks>
public sealed class BulkJobQueries(
    TaskRunDatabase database,
    TaskRunQueries queries,
    TaskRunCounts counts,
    SeqGenerator seqs,
    TimeProvider time
)
{
    private const int Chunk = 1000;

    /// <summary>Looks at the runs of a filter, as they are now. A filter that makes no sense has none.</summary>
    /// <param name="text">The filter.</param>
    /// <param name="isExact">Whether all are counted, however many there are.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<BulkPreview> PreviewAsync(
        string text,
        bool isExact,
        CancellationToken cancellationToken = default
    )
    {
        var runs = new FrozenRuns(text, time.GetInstant(), seqs.Next());
        var sample = await queries.ListAsync(runs.Page(runs.UpTo, BulkPreview.SampleSize), cancellationToken);
        var byState = isExact
            ? await counts.CountByStateAsync(runs.Counted, cancellationToken)
            : await counts.CountByStateUpToAsync(runs.Counted, BulkPreview.MaxCounted, cancellationToken);
        return new(runs, byState, isExact, sample);
    }

    /// <summary>The job, or null when there is none with this id.</summary>
    public Task<BulkJob?> FindAsync(Guid id, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            db => db.BulkJobs.AsNoTracking().FirstOrDefaultAsync(job => job.Id == id, cancellationToken),
            cancellationToken
        );

    /// <summary>Jobs, the newest first.</summary>
    /// <param name="before">Only those that are older than the one with this <see cref="BulkJob.Seq"/>; null: from the newest.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<BulkJob>> ListAsync(long? before, int take, CancellationToken cancellationToken = default)
    {
        var end = before ?? long.MaxValue;
        return database.RunAsync(
            db =>
                db.BulkJobs.AsNoTracking()
                    .Where(job => job.Seq < end)
                    .OrderByDescending(job => job.Seq)
                    .Take(take)
                    .ToListAsync(cancellationToken),
            cancellationToken
        );
    }

    /// <summary>What came of runs of a job, the newest run first.</summary>
    /// <param name="job">The job.</param>
    /// <param name="outcome">Only those of which this came; null: all.</param>
    /// <param name="before">Only of runs that are older than the one with this <see cref="Run.Seq"/>; null: from the newest.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<BulkJobResult>> ListResultsAsync(
        BulkJob job,
        BulkOutcome? outcome,
        long? before,
        int take,
        CancellationToken cancellationToken = default
    )
    {
        var (seq, end) = (job.Seq, before ?? long.MaxValue);
        return database.RunAsync(
            db =>
            {
                var results = db.BulkJobResults.AsNoTracking().Where(result => result.JobSeq == seq);
                if (outcome is { } one)
                    results = results.Where(result => result.Outcome == one);
                return results
                    .Where(result => result.RunSeq < end)
                    .OrderByDescending(result => result.RunSeq)
                    .Take(take)
                    .ToListAsync(cancellationToken);
            },
            cancellationToken
        );
    }

    /// <summary>What came of all runs of a job so far, read little by little.</summary>
    public async IAsyncEnumerable<BulkJobResult> ListAllResultsAsync(
        BulkJob job,
        BulkOutcome? outcome,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        long? before = null;
        List<BulkJobResult> some;
        do
        {
            some = await ListResultsAsync(job, outcome, before, Chunk, cancellationToken);
            foreach (var result in some)
                yield return result;
            before = some.LastOrDefault()?.RunSeq;
        } while (some.Count == Chunk);
    }
}
