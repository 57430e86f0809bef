using System.Diagnostics.Metrics;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>What operations people watch of the writer. The README lists the instruments.</summary>
internal sealed class TaskRunWriterMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _commitDuration;

    internal TaskRunWriterMetrics(TaskRunWriter writer, Func<int> queueDepth)
    {
        // The scope tells the writers of several servers in one process apart.
        _meter = new Meter(new MeterOptions("TaskRunAdmin") { Scope = writer });
        _meter.CreateObservableGauge(
            "taskrunadmin.writer.queue.depth",
            queueDepth,
            "{command}",
            "Commands that wait for the next batch."
        );
        _batchSize = _meter.CreateHistogram<int>(
            "taskrunadmin.writer.batch.size",
            "{command}",
            "Commands that were committed together."
        );
        _commitDuration = _meter.CreateHistogram<double>(
            "taskrunadmin.writer.commit.duration",
            "s",
            "From the start of a batch to the end of its commit, tries that failed left out."
        );
    }

    public void Dispose() => _meter.Dispose();

    internal void Committed(int batchSize, TimeSpan duration)
    {
        _batchSize.Record(batchSize);
        _commitDuration.Record(duration.TotalSeconds);
    }
}
