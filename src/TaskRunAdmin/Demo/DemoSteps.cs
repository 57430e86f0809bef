using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Demo;

/// <summary>
/// What happens in the demo, as steps that are due at an instant. A step that fails may be taken again: what it creates has
/// a key, and what it leads to is put down last.
/// </summary>
internal sealed class DemoSteps(int maxRuns)
{
    private static readonly Origin Demo = new("demo", OriginSource.System, Role.Operator);
    private static readonly FrozenDictionary<string, JsonElement> Labels = FrozenDictionary.ToFrozenDictionary([
        KeyValuePair.Create("team", JsonElement.Parse("\"data\"")),
        KeyValuePair.Create("region", JsonElement.Parse("\"eu-west\"")),
    ]);

    // Always the same numbers: the same demo each time.
    private readonly Random _random = new(20);
    private readonly PriorityQueue<Func<DemoDoors, CancellationToken, Task>, DateTimeOffset> _queue = new();
    private DateTimeOffset _now;
    private int _flowRuns;
    private int _runs;

    /// <summary>Whether as many runs were made as there are to be: then none comes any more.</summary>
    internal bool IsFull => _runs >= maxRuns;

    /// <summary>When the next step is due; null when nothing happens any more.</summary>
    internal DateTimeOffset? Due => _queue.TryPeek(out _, out var due) ? due : null;

    /// <summary>Begins: the limits, and the first flow run.</summary>
    /// <param name="start">When.</param>
    /// <param name="pause">How long it is from one flow run to the next at a given instant, on average.</param>
    internal void Begin(DateTimeOffset start, Func<DateTimeOffset, TimeSpan> pause)
    {
        _now = start;
        At(
            0,
            async (doors, token) =>
            {
                await doors.Limits.CreateAsync(
                    new LimitKey(LimitKey.TagPrefix + DemoFlow.LimitedTag),
                    new LimitChange { Limit = 2 },
                    Demo,
                    cancellationToken: token
                );
                await doors.Limits.CreateAsync(
                    new LimitKey("mail-relay"),
                    new LimitChange { Limit = 5 },
                    Demo,
                    cancellationToken: token
                );
                At(0, (each, stop) => StartFlowRunAsync(each, pause, stop));
            }
        );
    }

    /// <summary>Takes the next step, and forgets it once it is done.</summary>
    internal async Task TakeAsync(DemoDoors doors, DateTimeOffset now, CancellationToken cancellationToken)
    {
        _now = now;
        var step = _queue.Peek();
        await step(doors, cancellationToken);
        _queue.Remove(step, out _, out _);
    }

    /// <summary>Forgets the next step: it cannot be taken.</summary>
    internal void Skip() => _queue.Dequeue();

    private void At(double seconds, Func<DemoDoors, CancellationToken, Task> step) =>
        _queue.Enqueue(step, _now.AddSeconds(seconds));

    private bool Chance(double share) => _random.NextDouble() < share;

    private T OneOf<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private async Task StartFlowRunAsync(DemoDoors doors, Func<DateTimeOffset, TimeSpan> pause, CancellationToken token)
    {
        var number = _flowRuns;
        var what = DemoFlow.All[number % DemoFlow.All.Length];
        var flow = await doors.FlowRuns.CreateFlowAsync(new NewFlow(what.Name) { Tags = what.Tags }, Demo, token);
        var creation = await doors.FlowRuns.CreateAsync(
            new NewFlowRun(flow.Flow.Id)
            {
                IdempotencyKey = number.ToString(CultureInfo.InvariantCulture),
                FlowVersion = "2026.11",
                Tags = what.Tags,
                Labels = Labels,
                Parameters = JsonElement.Parse($$"""{"date": "{{_now:yyyy-MM-dd}}", "batch": {{number}}}"""),
            },
            Demo,
            token
        );
        var flowRun = creation switch
        {
            FlowRunCreation.Created created => created.FlowRun,
            FlowRunCreation.Existing existing => existing.FlowRun,
            _ => throw new InvalidOperationException($"The demo's flow {what.Name} is gone."),
        };
        await doors.FlowRuns.SetStateAsync(
            flowRun.Id,
            new ProposedState(StateType.Running),
            isForced: false,
            Demo,
            token
        );
        _flowRuns++;
        PlanTasks(flowRun.Id, what);
        if (!IsFull)
            At(
                pause(_now).TotalSeconds * (0.5 + _random.NextDouble()),
                (each, stop) => StartFlowRunAsync(each, pause, stop)
            );
    }

    private void PlanTasks(Guid flowRunId, DemoFlow flow)
    {
        var count = 3 + _random.Next(10);
        var ids = new Guid?[count];
        var fates = Enumerable.Range(0, count).Select(_ => NextFate()).ToArray();
        // A newer run has begun: the rest of this one never comes to be.
        var isCancelled = Chance(0.04);
        var (start, end) = (1.0, 0.0);
        for (var i = 0; i < (isCancelled ? 2 : count); i++)
        {
            var seconds = 2 + (23 * _random.NextDouble());
            var task = new DemoTask(flowRunId, flow, i, fates[i], seconds, ids);
            At(start, (doors, token) => CreateAsync(doors, task, token));
            end = Math.Max(end, start + task.LastsAbout);
            start += seconds * 0.6;
        }

        var ending =
            isCancelled
                ? new ProposedState(StateType.Cancelled)
                {
                    Message = "Cancelled by the scheduler: a newer run has begun.",
                }
            : fates.Any(fate => fate is DemoFate.Fails or DemoFate.Crashes)
                ? new ProposedState(StateType.Failed) { Message = "1 or more task runs did not end well." }
            : new ProposedState(StateType.Completed);
        At(
            isCancelled ? 4 : end + 5,
            (doors, token) => doors.FlowRuns.SetStateAsync(flowRunId, ending, isForced: false, Demo, token)
        );
    }

    private DemoFate NextFate() =>
        _random.Next(100) switch
        {
            < 78 => DemoFate.Completes,
            < 86 => DemoFate.Retries,
            < 91 => DemoFate.Fails,
            < 93 => DemoFate.Crashes,
            < 95 => DemoFate.IsCancelled,
            < 96 => DemoFate.IsPaused,
            < 98 => DemoFate.IsLate,
            _ => DemoFate.EndsTwice,
        };

    private async Task CreateAsync(DemoDoors doors, DemoTask task, CancellationToken token)
    {
        var previous = task.Index == 0 ? null : task.Ids[task.Index - 1];
        var creation = await doors.Runs.CreateOrReturnAsync(
            new NewTaskRun(task.Key)
            {
                Name = $"{task.Name}-{task.Index}",
                Tags = task.Name.StartsWith("load", StringComparison.Ordinal)
                    ? [.. task.Flow.Tags, DemoFlow.LimitedTag]
                    : task.Flow.Tags,
                Labels = Labels,
                TaskInputs = new Dictionary<string, IReadOnlyList<TaskInput>>
                {
                    ["date"] = [new TaskInput.Parameter("date")],
                    ["rows"] = previous is { } id ? [new TaskInput.TaskRunResult(id)] : [new TaskInput.Constant("int")],
                },
                Policy =
                    task.Fate is DemoFate.Retries
                        ? new RunPolicy { Retries = 2, RetryDelay = new RetryDelay([10], IsList: false, IsWhole: true) }
                        : RunPolicy.Default,
                State =
                    task.Fate is DemoFate.IsLate
                        ? new ProposedState(StateType.Scheduled)
                        {
                            Name = "Late",
                            Message = "No worker has taken it yet.",
                            Details = new StateDetails { ScheduledTime = _now.AddSeconds(-20) },
                        }
                        : null,
            },
            Demo,
            token
        );
        var run = creation switch
        {
            CreateOrReturnResult.Created created => created.Run,
            CreateOrReturnResult.Existing existing => existing.Run,
            _ => throw new InvalidOperationException("The demo's flow run is gone."),
        };
        task.Ids[task.Index] = run.Id;
        _runs++;
        At(task.Fate is DemoFate.IsLate ? 60 : 1, (each, stop) => RunAsync(each, task, run.Id, isFirst: true, stop));
    }

    private async Task RunAsync(DemoDoors doors, DemoTask task, Guid id, bool isFirst, CancellationToken token)
    {
        var result = await ProposeAsync(doors, id, new ProposedState(StateType.Running), token);
        if (result is { Status: TransitionStatus.Wait, DelaySeconds: { } delay })
            At(delay, (each, stop) => RunAsync(each, task, id, isFirst, stop));
        if (result?.Status is not TransitionStatus.Accept)
            return;
        await LogAsync(doors, task, id, 20, $"{task.Name} started with batch {task.Index}.", token);
        if (isFirst && task.Fate is DemoFate.IsPaused)
            At(1, (each, stop) => PauseAsync(each, task, id, stop));
        else
            At(task.Seconds, (each, stop) => EndAsync(each, task, id, isFirst, stop));
    }

    private async Task PauseAsync(DemoDoors doors, DemoTask task, Guid id, CancellationToken token)
    {
        await ProposeAsync(
            doors,
            id,
            new ProposedState(StateType.Paused) { Message = "Waits for an approval." },
            token
        );
        At(DemoTask.PauseSeconds, (each, stop) => RunAsync(each, task, id, isFirst: false, stop));
    }

    private async Task EndAsync(DemoDoors doors, DemoTask task, Guid id, bool isFirst, CancellationToken token)
    {
        var error = OneOf(task.Flow.Errors);
        var ending = task.Fate switch
        {
            DemoFate.Fails => new ProposedState(StateType.Failed)
            {
                Message = $"Task run encountered an exception {error}",
            },
            DemoFate.Retries when isFirst => new ProposedState(StateType.Failed) { Message = error },
            DemoFate.Crashes => new ProposedState(StateType.Crashed)
            {
                Message = "The worker was killed: out of memory (137).",
            },
            DemoFate.IsCancelled => new ProposedState(StateType.Cancelled) { Message = "No longer needed." },
            _ => new ProposedState(StateType.Completed),
        };
        await LogAsync(
            doors,
            task,
            id,
            ending.Type is StateType.Completed ? 20 : 40,
            ending.Message
                ?? $"{_random.Next(100, 90_000)} rows in {task.Seconds.ToString("0.0", CultureInfo.InvariantCulture)} s.",
            token
        );
        await ProposeAsync(doors, id, ending, token);
        if (task.Fate is DemoFate.Retries && isFirst)
            At(11, (each, stop) => RunAsync(each, task, id, isFirst: false, stop));
        // A worker that was believed dead comes back, and is told that the run has ended.
        if (task.Fate is DemoFate.EndsTwice)
            At(3, (each, stop) => ProposeAsync(each, id, new ProposedState(StateType.Pending), stop));
    }

    private static Task<SetStateResult?> ProposeAsync(
        DemoDoors doors,
        Guid id,
        ProposedState state,
        CancellationToken token
    ) => doors.Runs.SetStateAsync(id, state, isForced: false, Demo, cancellationToken: token);

    private Task LogAsync(
        DemoDoors doors,
        DemoTask task,
        Guid id,
        int level,
        string message,
        CancellationToken token
    ) =>
        doors.Logs.WriteAsync(
            [new NewLog("prefect.task_runs", level, message, _now, task.Key.FlowRunId, id)],
            Demo,
            token
        );
}
