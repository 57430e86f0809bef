using System.Text.Json;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;
using static TaskRunAdmin.Core.Model.StateType;

namespace TaskRunAdmin.Unit.Orchestration;

/// <summary>The whole table of contract 6.7: plain, forced and deferred.</summary>
public sealed class TransitionTableTests
{
    // A accepted, 0 accepted and counted anew, J rejected with nothing in its place, B aborted.
    private static readonly Dictionary<string, string> Plain = new()
    {
        // to           SCH PEN RUN COM FAI CAN CRA PAU CLG
        ["none"] = "A A A A A A A A A",
        ["SCHEDULED"] = "A A A A A A A A A",
        ["PENDING"] = "A A A A A A A A A",
        ["RUNNING"] = "A A A A A A A A A",
        ["PAUSED"] = "A A A A A A A A A",
        ["CANCELLING"] = "A A A A A A A A A",
        ["COMPLETED with data"] = "J J J J J J B B B",
        ["COMPLETED"] = "0 0 0 A A A B B B",
        ["FAILED"] = "0 0 0 A A A B B B",
        ["CANCELLED"] = "0 0 0 A A A B B B",
        ["CRASHED"] = "0 0 0 A A A B B B",
    };

    private static readonly string[] NeverPendingAgain = ["PENDING", "CANCELLING", "RUNNING", "CANCELLED"];

    public static TheoryData<string, string, string, char> Cells()
    {
        var cells = new TheoryData<string, string, string, char>();
        foreach (var (from, row) in Plain)
        foreach (var (to, expected) in StateTypes.All.Zip(InOrder(row)))
        {
            var name = to.WireName();
            cells.Add(from, name, "plain", expected);
            cells.Add(from, name, "forced", 'A');
            cells.Add(from, name, "deferred", to is Pending && NeverPendingAgain.Contains(from) ? 'B' : expected);
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Transition_IsJudgedAsTheTableSays(string from, string to, string mode, char expected)
    {
        var runs = new Runs();
        var run = from is "none"
            ? runs.New()
            : runs.In(Type(from.Split(' ')[0]), data: from.Contains("with data") ? "1" : null);
        var proposed = new ProposedState(Type(to)) { Details = new StateDetails { Deferred = mode is "deferred" } };
        var before = run.RunCount;

        var verdict = TransitionPolicy
            .For(proposed, isForced: mode is "forced")
            .Judge(new Transition(run, proposed, runs.Now));

        Assert.Equal(
            expected switch
            {
                'J' => TransitionStatus.Reject,
                'B' => TransitionStatus.Abort,
                _ => TransitionStatus.Accept,
            },
            verdict.Status
        );
        Assert.Equal(expected is 'A' or '0', verdict.State is not null);
        Assert.Equal(expected is 'A' or '0', verdict.Reason is null);
        Assert.Equal(expected is '0', verdict.Effects.ResetsRunCount);
        Assert.Equal(before, run.RunCount);
        if (expected is '0')
        {
            run.Enter(runs.Mint(run, verdict.State!), resetsRunCount: true);
            Assert.Equal(run.StateType is Running ? 1 : 0, run.RunCount);
            Assert.Null(run.EndTime);
        }
    }

    private static char[] InOrder(string row) => [.. row.Split(' ').Select(cell => cell[0])];

    private static StateType Type(string wireName) =>
        StateTypes.TryParse(wireName, out var type) ? type : throw new ArgumentException(wireName);
}

/// <summary>Runs in any state, and a clock that a test moves.</summary>
internal sealed class Runs
{
    private static readonly Origin Tester = new("tester", OriginSource.System, Role.Operator);
    private long _seq;

    public DateTimeOffset Now { get; set; } = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public TaskRun New(RunPolicy? policy = null, Guid? flowRunId = null) =>
        TaskRun.Create(
            new NewTaskRun(new TaskRunKey(flowRunId, "t", "0")) { Policy = policy ?? RunPolicy.Default },
            new Dictionary<string, JsonElement>(),
            ++_seq,
            Now,
            Tester
        );

    public TaskRun In(StateType type, string? data = null, RunPolicy? policy = null, StateDetails? details = null)
    {
        var run = New(policy);
        // By way of RUNNING, so that there is something to count anew.
        if (type.IsTerminal())
            run.Enter(Mint(run, new ProposedState(Running)));
        run.Enter(
            Mint(
                run,
                new ProposedState(type)
                {
                    Data = data is null ? null : JsonElement.Parse(data),
                    Details = details ?? new StateDetails(),
                }
            )
        );
        return run;
    }

    public RunState Mint(TaskRun run, ProposedState proposed) => RunState.Mint(proposed, run, ++_seq, Now, Tester);
}
