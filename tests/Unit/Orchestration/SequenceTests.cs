using CsCheck;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;
using static TaskRunAdmin.Core.Model.StateType;

namespace TaskRunAdmin.Unit.Orchestration;

/// <summary>Random sequences of transitions against a small model that was written from the tables of contract 3.3 and 6.7.</summary>
public sealed class SequenceTests
{
    private static readonly Gen<(StateType To, bool Force, int Seconds)[]> Sequences = Gen.Select(
        Gen.OneOf([.. StateTypes.All]),
        Gen.Frequency((4, Gen.Const(false)), (1, Gen.Const(true))),
        Gen.Int[0, 1000]
    ).Array[1, 30];

    [Fact]
    public void Sequences_AddUpAsTheModelSays() =>
        Gen.Select(Sequences, Gen.Int[0, 3]).Sample((steps, retries) => Follow(steps, retries), iter: 2000);

    private static void Follow((StateType To, bool Force, int Seconds)[] steps, int retries)
    {
        var runs = new Runs();
        var run = runs.New(new RunPolicy { Retries = retries });
        var model = new Model { Retries = retries };
        foreach (var (to, force, seconds) in steps)
        {
            runs.Now += TimeSpan.FromSeconds(seconds);
            var proposed = new ProposedState(to);
            var verdict = TransitionPolicy.For(proposed, force).Judge(new Transition(run, proposed, runs.Now));
            if (verdict.State is { } state)
                run.Enter(runs.Mint(run, state), verdict.Effects.ResetsRunCount, verdict.Effects.FlowRunRunCount);
            model.Propose(to, force, run.State?.Timestamp ?? runs.Now);

            Assert.Equal(model.State, run.State?.Type);
            Assert.Equal(model.RunCount, run.RunCount);
            Assert.Equal((model.Start, model.End), (run.StartTime, run.EndTime));
            Assert.Equal(model.Total, run.TotalRunTime);
            Assert.True(run.TotalRunTime >= TimeSpan.Zero);
        }
    }

    /// <summary>Knows types and times only, and nothing of the product's code.</summary>
    private sealed class Model
    {
        private DateTimeOffset _since;

        public int Retries { get; init; }

        public StateType? State { get; private set; }

        public int RunCount { get; private set; }

        public DateTimeOffset? Start { get; private set; }

        public DateTimeOffset? End { get; private set; }

        public TimeSpan Total { get; private set; }

        public void Propose(StateType to, bool force, DateTimeOffset at)
        {
            var hasEnded = State is Completed or Failed or Cancelled or Crashed;
            var ends = to is Completed or Failed or Cancelled or Crashed;
            if (!force && hasEnded && to is (Cancelling or Paused or Crashed))
                return;
            if (!force && State is Running && to is Failed && RunCount <= Retries)
                (to, ends) = (Scheduled, false);

            if (State is Running)
                Total += at - _since;
            if (hasEnded && !ends)
            {
                End = null;
                RunCount = force ? RunCount : 0;
            }

            if (to is Running)
                RunCount++;
            if (to is Running || (ends && End is null))
                Start ??= at;
            if (ends)
                End ??= at;
            (State, _since) = (to, at);
        }
    }
}
