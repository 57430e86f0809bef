using Microsoft.Extensions.Time.Testing;
using TaskRunAdmin.Core.Live;

namespace TaskRunAdmin.Unit.Live;

public sealed class SharedReadsTests
{
    private readonly TaskRunFeed _feed = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly SharedReads _reads;
    private int _executions;

    public SharedReadsTests() => _reads = new(_feed, _clock);

    [Fact]
    public async Task Ask_ManyAtOnce_ExecutesOnce()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AskAsync("list")));

        Assert.All(answers, answer => Assert.Equal(1, answer));
    }

    [Fact]
    public async Task Ask_AnotherQuery_ExecutesItToo()
    {
        await AskAsync("list");

        Assert.Equal(2, await AskAsync("another list"));
    }

    [Fact]
    public async Task Ask_NothingPublishedSince_SharesTheAnswerForAMoment()
    {
        await AskAsync("list");
        Assert.Equal(1, await AskAsync("list"));

        _clock.Advance(SharedReads.Lifetime + TimeSpan.FromTicks(1));

        Assert.Equal(2, await AskAsync("list"));
    }

    [Fact]
    public async Task Ask_ChangePublishedSince_ExecutesAgainAfterThePause()
    {
        await AskAsync("list");
        _feed.Publish(Guid.Empty);

        var second = AskAsync("list");
        _clock.Advance(SharedReads.Pause - TimeSpan.FromTicks(1));
        Assert.Equal(1, _executions);

        await _clock.RunUntilAsync(() => second.IsCompleted);
        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task Ask_ChangePublishedDuringAnExecution_IsNotGivenItsAnswer()
    {
        var begun = new TaskCompletionSource();
        var answer = new TaskCompletionSource<string>();
        var first = _reads.AskAsync(
            "list",
            () =>
            {
                begun.SetResult();
                return answer.Task;
            },
            CancellationToken.None
        );
        await begun.Task;
        _feed.Publish(Guid.Empty);

        var second = _reads.AskAsync("list", () => Task.FromResult("with the change"), CancellationToken.None);
        answer.SetResult("without the change");

        Assert.Equal("without the change", await first);
        await _clock.RunUntilAsync(() => second.IsCompleted);
        Assert.Equal("with the change", await second);
    }

    [Fact]
    public async Task Ask_ExecutionIsSlow_IsNotExecutedBesideItself()
    {
        var begun = new TaskCompletionSource();
        var answer = new TaskCompletionSource<int>();
        var first = _reads.AskAsync(
            "list",
            () =>
            {
                begun.SetResult();
                return answer.Task;
            },
            CancellationToken.None
        );
        await begun.Task;
        var later = new List<Task<int>>();
        for (var i = 0; i < 100; i++)
        {
            _feed.Publish(Guid.Empty);
            later.Add(AskAsync("list"));
            _clock.Advance(SharedReads.Pause);
        }

        Assert.Equal(0, _executions);
        answer.SetResult(0);
        await first;
        Assert.All(await Task.WhenAll(later), each => Assert.Equal(1, each));
    }

    [Fact]
    public async Task Ask_ExecutionFailed_TellsAllWhoWaitedAndIsTriedAgain()
    {
        static Task<int> Fail() => throw new TimeoutException();
        var first = _reads.AskAsync("list", Fail, CancellationToken.None);
        await Assert.ThrowsAsync<TimeoutException>(() => first);

        var second = AskAsync("list");

        await _clock.RunUntilAsync(() => second.IsCompleted);
        Assert.Equal(1, await second);
    }

    [Fact]
    public async Task Ask_OneGivesUp_TheOthersHaveTheirAnswer()
    {
        var answer = new TaskCompletionSource<int>();
        using var leaves = new CancellationTokenSource();
        var first = _reads.AskAsync("list", () => answer.Task, leaves.Token);
        var second = AskAsync("list");

        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(7);

        Assert.Equal(7, await second);
    }

    /// <summary>A query whose answer is how often it was executed.</summary>
    private Task<int> AskAsync(string query) =>
        _reads.AskAsync(query, () => Task.FromResult(Interlocked.Increment(ref _executions)), CancellationToken.None);
}
