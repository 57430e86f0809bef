using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.Components;

namespace TaskRunAdmin.Unit.Live;

/// <summary>How often the rows of changed runs are read, on a clock that the test moves.</summary>
public sealed class SharedRowsTests : ConsoleContext
{
    private readonly FakeTimeProvider _clock;

    public SharedRowsTests()
        : this(new FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero))) { }

    private SharedRowsTests(FakeTimeProvider clock)
        : base(clock) => _clock = clock;

    private SharedRows Rows => Services.GetRequiredService<SharedRows>();

    [Fact]
    public async Task Ask_BecauseOfOneChange_ReadsOnceHoweverLateOthersAsk()
    {
        var run = await CreateAsync("""{"name": "a", "task_key": "t", "dynamic_key": "a"}""");
        var (heard, before) = (Feed.Generation, Database.Queries);

        await AskAsync(heard, run.Id);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Feed.Publish(Guid.CreateVersion7()); // What else changed meanwhile is nothing to whoever heard of this one.
        var rows = await AskAsync(heard, run.Id);

        Assert.Equal("a", rows[run.Id].Name);
        Assert.Equal(1, Database.Queries - before);
    }

    [Fact]
    public async Task Ask_ChangedSinceItWasRead_ReadsAgain()
    {
        var run = await CreateAsync("""{"name": "a", "task_key": "t", "dynamic_key": "a"}""");
        await AskAsync(Feed.Generation, run.Id);

        await Services
            .GetRequiredService<TaskRunService>()
            .SetStateAsync(run.Id, new(StateType.Running), isForced: false, Someone);
        var rows = await AskAsync(Feed.Generation, run.Id);

        Assert.Equal(StateType.Running, rows[run.Id].StateType);
    }

    [Fact]
    public async Task Ask_ForAnotherRun_ReadsThatOneToo()
    {
        var (one, other) = (
            await CreateAsync("""{"name": "a", "task_key": "t", "dynamic_key": "a"}"""),
            await CreateAsync("""{"name": "b", "task_key": "t", "dynamic_key": "b"}""")
        );
        await AskAsync(Feed.Generation, one.Id);

        var rows = await AskAsync(Feed.Generation, one.Id, other.Id);

        Assert.Equal(["a", "b"], rows.Values.Select(row => row.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Ask_AfterAReadThatFailed_ReadsAgain()
    {
        var run = await CreateAsync("""{"name": "a", "task_key": "t", "dynamic_key": "a"}""");
        var heard = Feed.Generation;
        Database.IsOff = true;
        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(heard, run.Id));

        Database.IsOff = false;

        Assert.Single(await AskAsync(heard, run.Id));
    }

    private async Task<IReadOnlyDictionary<Guid, TaskRunRow>> AskAsync(long generation, params Guid[] ids)
    {
        var answer = Rows.AskAsync(ids, generation, CancellationToken.None);
        await _clock.RunUntilAsync(() => answer.IsCompleted);
        return await answer;
    }
}
