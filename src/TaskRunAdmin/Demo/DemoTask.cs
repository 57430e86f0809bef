using System.Globalization;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Demo;

/// <summary>What becomes of a task run of the demo.</summary>
internal enum DemoFate
{
    Completes,
    Retries,
    Fails,
    Crashes,
    IsCancelled,
    IsPaused,
    IsLate,
    EndsTwice,
}

/// <summary>A task run of the demo.</summary>
/// <param name="FlowRunId">Its flow run.</param>
/// <param name="Flow">What that does.</param>
/// <param name="Index">Its place in the flow run.</param>
/// <param name="Fate">What becomes of it.</param>
/// <param name="Seconds">How long it is executed.</param>
/// <param name="Ids">The ids of the flow run's task runs, as far as they exist.</param>
internal sealed record DemoTask(Guid FlowRunId, DemoFlow Flow, int Index, DemoFate Fate, double Seconds, Guid?[] Ids)
{
    internal const int PauseSeconds = 90;

    internal string Name => Flow.Tasks[Index % Flow.Tasks.Length];

    internal TaskRunKey Key =>
        new(FlowRunId, $"{Flow.Name}.{Name}", (Index / Flow.Tasks.Length).ToString(CultureInfo.InvariantCulture));

    /// <summary>How many seconds pass from its creation to its end, when it need not wait.</summary>
    internal double LastsAbout =>
        Fate switch
        {
            DemoFate.Retries => (2 * Seconds) + 12,
            DemoFate.IsPaused => Seconds + PauseSeconds + 3,
            DemoFate.IsLate => Seconds + 61,
            _ => Seconds + 1,
        };
}
