using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;
using static TaskRunAdmin.Core.Model.StateType;

namespace TaskRunAdmin.Unit.Orchestration;

/// <summary>The rules of contract 6.4, one by one.</summary>
public sealed class RuleTests
{
    private readonly Runs _runs = new();

    [Theory]
    [InlineData("Pending", "Submitting", true)]
    [InlineData("Pending", "Pending", false)]
    [InlineData("Submitting", "Submitting", false)]
    [InlineData("Submitting", null, false)]
    public void R0_PendingToPending_OnlyUnderAnotherName(string current, string? proposed, bool isAccepted)
    {
        var lease = Guid.NewGuid();
        var run = _runs.New();
        run.Enter(
            _runs.Mint(
                run,
                new ProposedState(Pending)
                {
                    Name = current,
                    Details = new StateDetails { ScheduledTime = _runs.Now, DeploymentConcurrencyLeaseId = lease },
                }
            )
        );
        var verdict = Judge(run, Deferred(Pending) with { Name = proposed });
        Assert.Equal(isAccepted ? TransitionStatus.Accept : TransitionStatus.Abort, verdict.Status);
        if (isAccepted)
        {
            Assert.Equal(_runs.Now, verdict.State!.Details.ScheduledTime);
            Assert.Equal(lease, verdict.State.Details.DeploymentConcurrencyLeaseId);
        }
        else
            Assert.Equal("This run is in a PENDING state and cannot transition to a PENDING state.", verdict.Reason);
    }

    [Fact]
    public void R1_CachedResult_IsTakenInsteadOfRunning()
    {
        var cached = _runs.In(Completed, data: """{"x":1}""").State!;
        var verdict = Judge(_runs.In(Pending), Keyed("k"), cached: cached);
        Assert.Equal(TransitionStatus.Reject, verdict.Status);
        Assert.Equal("Retrieved state from cache", verdict.Reason);
        Assert.Equal((Completed, "Cached"), (verdict.State!.Type, verdict.State.Name));
        Assert.Equal("""{"x":1}""", verdict.State.Data?.GetRawText());
    }

    [Fact]
    public void R1_CachedResult_ComesBeforeTheFlow() =>
        Assert.Equal(
            "Cached",
            Judge(
                _runs.In(Pending),
                Keyed("k"),
                cached: _runs.In(Completed).State,
                flow: new FlowRunFacts(Guid.NewGuid(), Pending, 0)
            ).State?.Name
        );

    [Fact]
    public void R1_RefreshCache_PassesItOver()
    {
        var proposed = Keyed("k");
        var verdict = Judge(
            _runs.In(Pending),
            proposed with
            {
                Details = proposed.Details with { RefreshCache = true },
            },
            cached: _runs.In(Completed).State
        );
        Assert.Equal(TransitionStatus.Accept, verdict.Status);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("\"\"", false)]
    [InlineData("[]", false)]
    [InlineData("{}", false)]
    [InlineData("false", false)]
    [InlineData("1", true)]
    [InlineData("[0]", true)]
    [InlineData("\"x\"", true)]
    [InlineData("true", true)]
    public void R2_CompletedWithAnyResult_StaysCompleted(string data, bool isProtected)
    {
        var verdict = Judge(_runs.In(Completed, data), new ProposedState(Running));
        Assert.Equal(isProtected ? TransitionStatus.Reject : TransitionStatus.Accept, verdict.Status);
        Assert.Equal(isProtected ? "This run is already completed." : null, verdict.Reason);
    }

    [Theory]
    [InlineData(Crashed)]
    [InlineData(Cancelling)]
    [InlineData(Paused)]
    public void R2_TerminalToCrashedCancellingPaused_IsAborted(StateType to) =>
        Assert.Equal("Run is already FAILED.", Judge(_runs.In(Failed), new ProposedState(to)).Reason);

    [Theory]
    [InlineData(1, "Retrying")]
    [InlineData(0, null)]
    public void R2_FlowRunIsRunAgain_RunIsRetrying(int flowRuns, string? name)
    {
        var verdict = Judge(
            _runs.In(Failed),
            new ProposedState(Running),
            flow: new FlowRunFacts(Guid.NewGuid(), Running, flowRuns)
        );
        Assert.Equal(name, verdict.State!.Name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Pending)]
    [InlineData(Completed)]
    [InlineData(Cancelling)]
    public void R3_FlowIsNotRunning_IsAborted(StateType? flow)
    {
        var verdict = Judge(
            _runs.In(Pending),
            new ProposedState(Running),
            flow: new FlowRunFacts(Guid.NewGuid(), flow, 1)
        );
        Assert.Equal(TransitionStatus.Abort, verdict.Status);
        Assert.Equal("The enclosing flow must be running to begin task execution.", verdict.Reason);
    }

    [Fact]
    public void R3_FlowIsPaused_RunIsNotReady()
    {
        var flow = new FlowRunFacts(Guid.NewGuid(), Paused, 1, _runs.Now.AddMinutes(1), PauseReschedule: true);
        var verdict = Judge(_runs.In(Failed), new ProposedState(Running), flow: flow);
        Assert.Equal(TransitionStatus.Reject, verdict.Status);
        Assert.Equal((Paused, "NotReady"), (verdict.State!.Type, verdict.State.Name));
        Assert.Equal(
            (flow.PauseTimeout, true),
            (verdict.State.Details.PauseTimeout, verdict.State.Details.PauseReschedule)
        );
        Assert.Equal($"The flow is paused, new tasks can execute after resuming flow run: {flow.Id}.", verdict.Reason);
        // What R2 had done for RUNNING is undone.
        Assert.False(verdict.Effects.ResetsRunCount);
    }

    [Fact]
    public void R5_ScheduledToPending_StaysDueWhenItWas()
    {
        var due = _runs.Now.AddMinutes(5);
        var run = _runs.In(Scheduled, details: new StateDetails { ScheduledTime = due });
        Assert.Equal(due, Judge(run, new ProposedState(Pending)).State!.Details.ScheduledTime);
    }

    [Fact]
    public void R5_AndR5b_WhatIsProposed_IsKept()
    {
        var (due, parameters) = (_runs.Now.AddMinutes(7), Guid.NewGuid());
        var run = _runs.In(
            Scheduled,
            details: new StateDetails { ScheduledTime = _runs.Now, TaskParametersId = Guid.NewGuid() }
        );
        var proposed = Deferred(Pending);
        var details = Judge(
            run,
            proposed with
            {
                Details = proposed.Details with { ScheduledTime = due, TaskParametersId = parameters },
            }
        ).State!.Details;
        Assert.Equal((due, parameters), (details.ScheduledTime, details.TaskParametersId));
    }

    [Fact]
    public void R5b_DeferredRunThatStarts_KeepsItsParameters()
    {
        var parameters = Guid.NewGuid();
        var run = _runs.In(Pending, details: new StateDetails { TaskParametersId = parameters });
        Assert.Equal(parameters, Judge(run, Deferred(Running)).State!.Details.TaskParametersId);
    }

    [Fact]
    public void R5b_DeferredRun_KeepsItsParameters()
    {
        var parameters = Guid.NewGuid();
        var run = _runs.In(Scheduled, details: new StateDetails { TaskParametersId = parameters });
        Assert.Equal(parameters, Judge(run, Deferred(Pending)).State!.Details.TaskParametersId);
    }

    [Theory]
    [InlineData(300, 300)]
    [InlineData(0.6, 1)]
    [InlineData(0.5, null)]
    [InlineData(-5, null)]
    public void R6_NotDueYet_Waits(double seconds, int? expected)
    {
        foreach (var state in new[] { Scheduled, Pending })
        {
            var run = _runs.In(state, details: new StateDetails { ScheduledTime = _runs.Now.AddSeconds(seconds) });
            var verdict = Judge(run, new ProposedState(Running));
            Assert.Equal(expected is null ? TransitionStatus.Accept : TransitionStatus.Wait, verdict.Status);
            Assert.Equal(expected, verdict.DelaySeconds);
            Assert.Equal(expected is null ? null : "Scheduled time is in the future", verdict.Reason);
        }
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(0, null, false)]
    [InlineData(-1, null, false)]
    [InlineData(1, null, true)]
    [InlineData(1, false, false)]
    [InlineData(1, true, true)]
    public void R7_FailedWithRetriesLeft_AwaitsRetry(int? retries, bool? retriable, bool isRetried)
    {
        var policy = new RunPolicy
        {
            Retries = retries,
            RetryDelay = new RetryDelay([10], IsList: false, IsWhole: true),
        };
        var verdict = Judge(
            _runs.In(Running, policy: policy),
            new ProposedState(Failed)
            {
                Message = "why",
                Details = new StateDetails { Retriable = retriable },
            }
        );
        Assert.Equal(isRetried ? TransitionStatus.Reject : TransitionStatus.Accept, verdict.Status);
        if (!isRetried)
            return;
        Assert.Equal((Scheduled, "AwaitingRetry"), (verdict.State!.Type, verdict.State.Name));
        Assert.Equal("why", verdict.State.Message);
        Assert.Equal(_runs.Now.AddSeconds(10), verdict.State.Details.ScheduledTime);
        Assert.Equal("Retrying", verdict.Reason);
    }

    [Theory]
    [InlineData("AwaitingRetry", "Retrying")]
    [InlineData("Scheduled", "Rerunning")]
    public void R8_ExecutedBefore_IsRenamed(string current, string expected)
    {
        var run = _runs.In(Running);
        run.Enter(_runs.Mint(run, new ProposedState(Scheduled) { Name = current }));
        Assert.Equal(expected, Judge(run, new ProposedState(Running) { Name = "Mine" }).State!.Name);
    }

    [Fact]
    public void R8_ExecutedAgainWhileRunning_IsRenamed() =>
        Assert.Equal("Rerunning", Judge(_runs.In(Running), new ProposedState(Running)).State!.Name);

    [Fact]
    public void R8_FirstExecution_KeepsItsName() =>
        Assert.Equal("Mine", Judge(_runs.In(Pending), new ProposedState(Running) { Name = "Mine" }).State!.Name);

    [Fact]
    public void R9_Started_KeepsTheFlowRunsCount() =>
        Assert.Equal(
            3,
            Judge(
                _runs.In(Pending),
                new ProposedState(Running),
                flow: new FlowRunFacts(Guid.NewGuid(), Running, 3)
            ).Effects.FlowRunRunCount
        );

    [Theory]
    [InlineData(Completed, "k")]
    [InlineData(Failed, null)]
    public void R10_OnlyCompleted_IsCached(StateType to, string? expected) =>
        Assert.Equal(expected, Judge(_runs.In(Running), Keyed("k") with { Type = to }).Effects.CacheKey);

    [Fact]
    public void R10_KeyTooLong_IsWrittenAndNotCached()
    {
        var verdict = Judge(_runs.In(Running), Keyed("123456") with { Type = Completed });
        Assert.Equal(TransitionStatus.Reject, verdict.Status);
        Assert.Equal(Completed, verdict.State!.Type);
        Assert.Equal("Cache key exceeded maximum allowed length of 5 characters.", verdict.Reason);
        Assert.Null(verdict.Effects.CacheKey);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void R12_DeferredAndScheduled_IsDelivered(bool deferred, bool expected) =>
        Assert.Equal(
            expected,
            Judge(
                _runs.New(),
                new ProposedState(Scheduled) { Details = new StateDetails { Deferred = deferred } }
            ).Effects.MakesDeliverable
        );

    [Fact]
    public void Retries_TwoOfThem_GiveThreeExecutions()
    {
        var run = _runs.In(Pending, policy: new RunPolicy { Retries = 2 });
        var names = new List<string>();
        for (var i = 0; i < 3; i++)
            foreach (var to in new[] { Running, Failed })
            {
                var verdict = Judge(run, new ProposedState(to));
                _runs.Now += TimeSpan.FromSeconds(1);
                run.Enter(
                    _runs.Mint(run, verdict.State!),
                    verdict.Effects.ResetsRunCount,
                    verdict.Effects.FlowRunRunCount
                );
                names.Add(run.StateName);
            }

        Assert.Equal(["Running", "AwaitingRetry", "Retrying", "AwaitingRetry", "Retrying", "Failed"], names);
        Assert.Equal(3, run.RunCount);
    }

    [Fact]
    public void R4_FreeSlots_OneOfEachIsTakenThatIsNotHeld()
    {
        var verdict = JudgeUnder(Limit(1, "a", taken: 1), Limit(2, "b", taken: 2, isHeld: true), Limit(3, "c"));
        Assert.Equal(TransitionStatus.Accept, verdict.Status);
        Assert.Equal([1, 3], verdict.Effects.TakesSlotsOf);
    }

    [Fact]
    public void R4_NoFreeSlot_WaitsForThoseThatAreFull_AndTakesNothing()
    {
        var verdict = JudgeUnder(Limit(1, "a", taken: 2), Limit(2, "b"), Limit(3, "c", taken: 3));
        Assert.Equal(TransitionStatus.Wait, verdict.Status);
        Assert.Equal("Concurrency limit reached for tags: a, c", verdict.Reason);
        Assert.Empty(verdict.Effects.TakesSlotsOf);
    }

    [Theory]
    // Of two slots that are held for ten seconds each, one is free after five; spread by a third.
    [InlineData(10, 4, 7)]
    [InlineData(1000, 6, 14)]
    [InlineData(0, 1, 1)]
    public void R4_NoFreeSlot_WaitsUntilOneIsExpected_AndNoLongerThanIsSet(double occupancy, int least, int most) =>
        Assert.InRange(
            JudgeUnder(Limit(1, "a", taken: 2) with { AvgOccupancySeconds = occupancy }).DelaySeconds!.Value,
            least,
            most
        );

    [Fact]
    public void R4_NoFreeSlotOfTheFirstGeneration_WaitsForAsLongAsIsSet()
    {
        var verdict = JudgeUnder(Limit(1, "a", taken: 2) with { IsLegacy = true });
        Assert.Equal((TransitionStatus.Wait, 10), (verdict.Status, verdict.DelaySeconds));
        Assert.Equal("Concurrency limit for the a tag has been reached", verdict.Reason);
    }

    [Fact]
    public void R4_LimitOf0_Aborts_AndTakesNothing()
    {
        var verdict = JudgeUnder(Limit(1, "a"), Limit(2, "b") with { Limit = 0 });
        Assert.Equal(TransitionStatus.Abort, verdict.Status);
        Assert.Equal(
            "The concurrency limit on tag \"b\" is 0 and will deadlock if the task tries to run again.",
            verdict.Reason
        );
        Assert.Empty(verdict.Effects.TakesSlotsOf);
    }

    [Fact]
    public void R4_AnotherStateThanRunning_IsNotLimited() =>
        Assert.Equal(
            TransitionStatus.Accept,
            Judge(_runs.In(Pending), new ProposedState(Completed), limits: [Limit(1, "a", taken: 2)]).Status
        );

    private static TagLimitFacts Limit(long seq, string tag, int taken = 0, bool isHeld = false) =>
        new(seq, tag, IsLegacy: false, Limit: 2, taken, isHeld, AvgOccupancySeconds: 2);

    private Verdict JudgeUnder(params TagLimitFacts[] limits) =>
        Judge(_runs.In(Pending), new ProposedState(Running), limits: limits);

    private Verdict Judge(
        TaskRun run,
        ProposedState proposed,
        RunState? cached = null,
        FlowRunFacts? flow = null,
        IReadOnlyList<TagLimitFacts>? limits = null
    ) =>
        TransitionPolicy
            .For(proposed, isForced: false)
            .Judge(
                new Transition(run, proposed, _runs.Now)
                {
                    Cached = cached,
                    FlowRun = flow,
                    TagLimits = limits ?? [],
                    MaxCacheKeyLength = 5,
                }
            );

    private static ProposedState Keyed(string key) => new(Running) { Details = new StateDetails { CacheKey = key } };

    private static ProposedState Deferred(StateType type) =>
        new(type) { Details = new StateDetails { Deferred = true } };
}
