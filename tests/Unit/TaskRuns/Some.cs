using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Unit.TaskRuns;

/// <summary>One of each, for tests that go through all of them.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Instant = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static readonly TaskRunIntervals Intervals = new(Instant, Instant.AddDays(1), TimeSpan.FromHours(1));

    public static readonly TaskRunRow Row = new(
        7,
        Guid.Empty,
        1,
        "name",
        "task",
        "1",
        null,
        StateType.Pending,
        "Pending",
        Instant,
        [],
        0,
        Instant,
        Instant,
        Instant,
        null,
        null,
        null,
        TimeSpan.Zero
    );

    /// <summary>Every kind of criterion about flows.</summary>
    public static readonly IReadOnlyList<FlowCriterion> FlowCriteria =
    [
        FlowCriterion.Everything,
        FlowCriterion.Nothing,
        new FlowCriterion.Not(new FlowCriterion.IdIn([Guid.Empty])),
        new FlowCriterion.NameIn(["a", "b"]),
        new FlowCriterion.NameContains("a%_["),
        new FlowCriterion.Tagged(["a", "b"]),
        new FlowCriterion.HasTags(true),
        new FlowCriterion.HasTags(false),
        new FlowCriterion.WithFlowRun(new FlowRunCriterion.NameIn(["a"])),
    ];

    /// <summary>Every kind of criterion about flow runs.</summary>
    public static readonly IReadOnlyList<FlowRunCriterion> FlowRunCriteria =
    [
        new FlowRunCriterion.AllOf([
            new FlowRunCriterion.AnyOf([
                new FlowRunCriterion.IdIn([Guid.Empty]),
                new FlowRunCriterion.NameIn(["a", "b"]),
            ]),
            new FlowRunCriterion.NameContains("a"),
            new FlowRunCriterion.Not(new FlowRunCriterion.StateTypeIn([StateType.Failed, StateType.Crashed])),
        ]),
        new FlowRunCriterion.Tagged(["a", "b"]),
        new FlowRunCriterion.TaggedAny(["a", "b"]),
        new FlowRunCriterion.HasTags(true),
        new FlowRunCriterion.HasTags(false),
        new FlowRunCriterion.TextIn(FlowRunField.StateName, ["a"]),
        new FlowRunCriterion.Not(new FlowRunCriterion.TextIn(FlowRunField.IdempotencyKey, ["a"])),
        new FlowRunCriterion.TextIn(FlowRunField.FlowVersion, ["a"]),
        new FlowRunCriterion.TextIn(FlowRunField.WorkQueueName, ["a"]),
        new FlowRunCriterion.ReferenceIn(FlowRunField.Deployment, [Guid.Empty]),
        new FlowRunCriterion.ReferenceIn(FlowRunField.ParentTaskRun, [Guid.Empty]),
        .. Enum.GetValues<FlowRunInstant>()
            .Select(instant => new FlowRunCriterion.Within(instant, Instant, Instant.AddDays(1))),
        new FlowRunCriterion.Has(FlowRunField.Deployment, true),
        new FlowRunCriterion.Has(FlowRunField.EndTime, false),
        new FlowRunCriterion.SubflowOf([Guid.Empty]),
        .. FlowCriteria.Select(criterion => new FlowRunCriterion.OfFlow(criterion)),
        new FlowRunCriterion.WithTaskRun(new Criterion.Tagged(["a"])),
    ];

    /// <summary>Every kind of criterion, with one value and with several where that makes a difference.</summary>
    public static readonly IReadOnlyList<Criterion> Criteria =
    [
        Criterion.Everything,
        Criterion.Nothing,
        new Criterion.AnyOf([new Criterion.NameIn(["a"]), new Criterion.HasFlowRun(true)]),
        new Criterion.AnyOf([new Criterion.StateTypeIn([StateType.Failed]), new Criterion.StateNameIn(["Running"])]),
        new Criterion.Not(new Criterion.StateTypeIn([StateType.Failed])),
        new Criterion.Not(new Criterion.FlowRunIn([Guid.Empty, Guid.AllBitsSet])),
        new Criterion.Not(new Criterion.AnyOf([new Criterion.Tagged(["a"]), new Criterion.TaskKeyIn(["a"])])),
        new Criterion.TaskKeyIn(["a"]),
        new Criterion.TaskKeyIn(["walk", "b"]),
        new Criterion.DynamicKeyIn(["a"]),
        new Criterion.DynamicKeyIn(["Failed", "b"]),
        new Criterion.Aged(TimeSpan.FromHours(1), TimeSpan.FromDays(1)),
        new Criterion.IdIn([Guid.Empty]),
        new Criterion.IdIn([Guid.Empty, Guid.AllBitsSet]),
        new Criterion.IdIn([]),
        new Criterion.NameIn(["a"]),
        new Criterion.NameIn(["a", "b"]),
        new Criterion.NameIn([.. Enumerable.Range(0, 301).Select(i => $"{i}")]),
        new Criterion.NameContains("a%_["),
        new Criterion.Tagged(["a"]),
        new Criterion.Tagged(["a", "b", "c"]),
        new Criterion.TaggedAny(["a", "b"]),
        new Criterion.TaggedAny([.. Enumerable.Range(0, 301).Select(i => $"{i}")]),
        new Criterion.HasTags(true),
        new Criterion.HasTags(false),
        new Criterion.StateTypeIn([StateType.Failed]),
        new Criterion.StateTypeIn([StateType.Failed, StateType.Crashed]),
        new Criterion.StateNameIn(["a"]),
        new Criterion.StateNameIn(["a", "b"]),
        .. Enum.GetValues<TaskRunInstant>()
            .Select(instant => new Criterion.Within(instant, Instant, Instant.AddDays(1))),
        .. Enum.GetValues<TaskRunInstant>().Select(instant => new Criterion.Has(instant, false)),
        new Criterion.HasFlowRun(true),
        new Criterion.HasFlowRun(false),
        new Criterion.FlowRunIn([Guid.Empty]),
        new Criterion.FlowRunIn([Guid.Empty, Guid.AllBitsSet]),
        new Criterion.IsSubflow(true),
        new Criterion.IsSubflow(false),
        .. FlowRunCriteria.Select(criterion => new Criterion.OfFlowRun(criterion)),
    ];
}
