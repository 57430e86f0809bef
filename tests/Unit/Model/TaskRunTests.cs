using TaskRunAdmin.Core.Model;
using static TaskRunAdmin.Core.Model.StateType;

namespace TaskRunAdmin.Unit.Model;

/// <summary>The bookkeeping of contract 3.3: one test for each row of its table of transitions, and its steps.</summary>
public sealed class TaskRunTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly Origin Tester = new("tester", OriginSource.System, Role.Operator);

    private readonly TaskRun _run = TaskRun.Create(
        new NewTaskRun(new TaskRunKey(null, "t", "0")),
        new Dictionary<string, System.Text.Json.JsonElement>(),
        seq: 1,
        Start,
        Tester
    );

    [Fact]
    public void Enter_Pending_SetsOnlyExpectedStart()
    {
        Enter(Pending, 0);
        Expect(start: null, end: null, total: 0, runs: 0, next: null);
        Assert.Equal(Start, _run.ExpectedStartTime);
        Assert.Equal("Pending", _run.StateName);
        Assert.Equal(1, _run.Version);
    }

    [Fact]
    public void Enter_Scheduled_ExpectsStartAtItsTime()
    {
        Enter(Scheduled, 0, scheduledAt: 60);
        Expect(start: null, end: null, total: 0, runs: 0, next: 60);
        Assert.Equal(At(60), _run.ExpectedStartTime);
    }

    [Fact]
    public void Enter_ScheduledWithoutTime_IsDueNow()
    {
        Enter(Scheduled, 0);
        Assert.Equal(Start, _run.NextScheduledStartTime);
        Assert.Equal(Start, _run.State!.Details.ScheduledTime);
    }

    [Fact]
    public void Enter_PendingAfterScheduled_ClearsNextStartAndKeepsExpectedStart()
    {
        Enter(Scheduled, 0, scheduledAt: 60);
        Enter(Pending, 70);
        Expect(start: null, end: null, total: 0, runs: 0, next: null);
        Assert.Equal(At(60), _run.ExpectedStartTime);
    }

    [Fact]
    public void Enter_RunningFirst_StartsAndCounts()
    {
        Enter(Pending, 0);
        Enter(Running, 5);
        Expect(start: 5, end: null, total: 0, runs: 1, next: null);
    }

    [Fact]
    public void Enter_RunningAgain_AddsElapsedAndCounts()
    {
        Enter(Running, 0);
        Enter(Running, 5);
        Expect(start: 0, end: null, total: 5, runs: 2, next: null);
    }

    [Theory]
    [InlineData(Completed)]
    [InlineData(Failed)]
    [InlineData(Crashed)]
    [InlineData(Cancelled)]
    public void Enter_TerminalAfterRunning_EndsAndAddsElapsed(StateType terminal)
    {
        Enter(Running, 0);
        Enter(terminal, 7);
        Expect(start: 0, end: 7, total: 7, runs: 1, next: null);
    }

    [Fact]
    public void Enter_AwaitingRetryThenRunning_KeepsStartAndTotal()
    {
        Enter(Running, 0);
        Enter(Scheduled, 4, scheduledAt: 10);
        Expect(start: 0, end: null, total: 4, runs: 1, next: 10);
        Enter(Running, 10);
        Expect(start: 0, end: null, total: 4, runs: 2, next: null);
    }

    [Fact]
    public void Enter_CompletedWithoutRunning_StartsAndEndsAtOnce()
    {
        Enter(Pending, 0);
        Enter(Completed, 3);
        Expect(start: 3, end: 3, total: 0, runs: 0, next: null);
    }

    [Fact]
    public void Enter_RunningAfterFailed_ClearsEndAndCountsOn()
    {
        Enter(Running, 0);
        Enter(Failed, 2);
        Enter(Running, 6);
        Expect(start: 0, end: null, total: 2, runs: 2, next: null);
    }

    [Fact]
    public void Enter_TerminalAfterTerminal_KeepsFirstEnd()
    {
        Enter(Completed, 1);
        Enter(Failed, 9);
        Expect(start: 1, end: 1, total: 0, runs: 0, next: null);
    }

    [Fact]
    public void EstimatedRunTime_Running_IncludesTimeSinceItStarted()
    {
        Enter(Running, 0);
        Assert.Equal(TimeSpan.FromSeconds(8), _run.EstimatedRunTime(At(8)));
        Enter(Completed, 9);
        Assert.Equal(TimeSpan.FromSeconds(9), _run.EstimatedRunTime(At(20)));
    }

    [Fact]
    public void EstimatedStartDelay_NotStarted_GrowsUntilItStartsOrEnds()
    {
        Enter(Pending, 0);
        Assert.Equal(TimeSpan.FromSeconds(4), _run.EstimatedStartDelay(At(4)));
        Enter(Running, 5);
        Assert.Equal(TimeSpan.FromSeconds(5), _run.EstimatedStartDelay(At(99)));
    }

    [Fact]
    public void EstimatedStartDelay_StartedOnTime_IsZero()
    {
        Enter(Scheduled, 0, scheduledAt: 60);
        Enter(Running, 30);
        Assert.Equal(TimeSpan.Zero, _run.EstimatedStartDelay(At(99)));
    }

    private void Enter(StateType type, double atSecond, double? scheduledAt = null)
    {
        var proposed = new ProposedState(type)
        {
            Details = new StateDetails { ScheduledTime = scheduledAt is { } second ? At(second) : null },
        };
        _run.Enter(RunState.Mint(proposed, _run, seq: 1, At(atSecond), Tester));
    }

    private void Expect(double? start, double? end, double total, int runs, double? next)
    {
        Assert.Equal(start is { } s ? At(s) : null, _run.StartTime);
        Assert.Equal(end is { } e ? At(e) : null, _run.EndTime);
        Assert.Equal(TimeSpan.FromSeconds(total), _run.TotalRunTime);
        Assert.Equal(runs, _run.RunCount);
        Assert.Equal(next is { } n ? At(n) : null, _run.NextScheduledStartTime);
        Assert.Equal(_run.EndTime ?? Instants.Earliest, _run.EndOrder);
        Assert.Equal(_run.NextScheduledStartTime ?? Instants.Latest, _run.NextScheduledOrder);
    }

    private static DateTimeOffset At(double second) => Start.AddSeconds(second);
}
