using Bunit;
using Microsoft.Extensions.Time.Testing;
using TaskRunAdmin.Components.Shared;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Unit.Components.Shared;

/// <summary>When an open page asks its query, on a clock that the test moves.</summary>
public sealed class LiveRefreshTests : ConsoleContext
{
    private static readonly Guid Run = Guid.CreateVersion7();
    private readonly FakeTimeProvider _clock;
    private readonly List<CancellationToken> _tokens = [];
    private TaskCompletionSource _answer = new();
    private Exception? _error;
    private int _asked;
    private int _settled;

    public LiveRefreshTests()
        : this(new FakeTimeProvider()) { }

    private LiveRefreshTests(FakeTimeProvider clock)
        : base(clock) => _clock = clock;

    [Fact]
    public async Task Refresh_PageIsThere_AsksOnceAndThenWithEveryChange()
    {
        var live = await RenderAsync();
        Assert.Equal((1, 1), (_asked, _settled));

        Feed.Publish(Run);

        await _clock.StandUntilAsync(() => _settled == 2);
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Refresh_TenThousandChangesInASecond_AsksAHandfulOfTimes()
    {
        var live = await RenderAsync();

        for (var i = 0; i < 10_000; i++)
        {
            Feed.Publish(Guid.CreateVersion7());
            if (i % 100 != 99)
                continue;
            await SettleAsync(live);
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        await _clock.RunUntilAsync(() => _asked > 1);
        Assert.InRange(_asked, 2, 6);
    }

    [Fact]
    public async Task Refresh_Paused_AsksOnceResumed()
    {
        var live = await RenderAsync();
        await live.InvokeAsync(() => Status.SetPaused(true));

        Feed.Publish(Run);
        await SettleAsync(live);
        Assert.Equal((1, 1), (_asked, _settled));

        await live.InvokeAsync(() => Status.SetPaused(false));
        await _clock.StandUntilAsync(() => _settled == 2);
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Refresh_Hidden_AsksNothingAndCatchesUpAtOnceWhenShown()
    {
        var live = await RenderAsync();
        await live.InvokeAsync(() => Status.SetHidden(true));

        for (var i = 0; i < 100; i++)
        {
            Feed.Publish(Run);
            _clock.Advance(TimeSpan.FromSeconds(1));
            await SettleAsync(live);
        }

        Assert.Equal((1, 1), (_asked, _settled));

        await live.InvokeAsync(() => Status.SetHidden(false));
        await _clock.StandUntilAsync(() => _settled == 2);
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Refresh_HiddenWhilePaused_StaysPausedWhenShown()
    {
        var live = await RenderAsync();
        await live.InvokeAsync(() => Status.SetPaused(true));
        await live.InvokeAsync(() => Status.SetHidden(true));
        Feed.Publish(Run);
        await SettleAsync(live);

        await live.InvokeAsync(() => Status.SetHidden(false));
        await SettleAsync(live);
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Refresh_ChangeThatDoesNotConcernThePage_AsksNothing()
    {
        var live = await RenderAsync();

        Feed.Publish(Guid.CreateVersion7());
        await SettleAsync(live);
        Assert.Equal(1, _asked);

        Feed.Publish(Run);
        await _clock.RunUntilAsync(() => _asked == 2);
    }

    [Theory]
    [InlineData(false, 250)]
    [InlineData(true, 50)]
    public async Task Refresh_ChangeSoonAfterAnother_WaitsForThePauseUnlessSharedReadsKeepIt(bool isShared, int pause)
    {
        var live = await RenderAsync(isShared);
        Feed.Publish(Run);
        await _clock.StandUntilAsync(() => _asked == 2);

        Feed.Publish(Run);
        _clock.Advance(TimeSpan.FromMilliseconds(pause - 1));
        await SettleAsync(live);
        Assert.Equal(2, _asked);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await _clock.StandUntilAsync(() => _asked == 3);
    }

    [Fact]
    public async Task Subject_BecomesAnotherAndTheFirstAgainWhileItIsAsked_GivesUpEachTime()
    {
        var live = await RenderAsync();
        _answer = new TaskCompletionSource();

        await ShowAsync("other");
        await _clock.StandUntilAsync(() => _asked == 2);
        await ShowAsync("first");
        await _clock.StandUntilAsync(() => _asked == 3);
        _answer.SetResult();

        await _clock.StandUntilAsync(() => _settled == 3);
        Assert.Equal([true, false], _tokens.Skip(1).Select(token => token.IsCancellationRequested));

        Task ShowAsync(string subject) =>
            live.InvokeAsync(() => live.Render(parameters => parameters.Add(each => each.Subject, subject)));
    }

    [Fact]
    public async Task Refresh_ErrorThatNobodyExpects_IsThePagesToShow()
    {
        await RenderAsync();
        _error = new InvalidOperationException("not expected");

        Feed.Publish(Run);

        Assert.Same(_error, await Renderer.UnhandledException.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Refresh_DatabaseGone_TriesAgainByItselfUnlessHidden()
    {
        _error = new DatabaseUnavailableException(new TimeoutException());
        var live = await RenderAsync();
        Assert.NotNull(Status.FailedSince);

        _clock.Advance(TimeSpan.FromSeconds(5));
        await _clock.StandUntilAsync(() => _settled == 2);

        await live.InvokeAsync(() => Status.SetHidden(true));
        _clock.Advance(TimeSpan.FromMinutes(5));
        await SettleAsync(live);
        Assert.Equal(2, _asked);

        _error = null;
        await live.InvokeAsync(() => Status.SetHidden(false));
        await _clock.StandUntilAsync(() => _settled == 3);
        Assert.Null(Status.FailedSince);
    }

    private async Task<IRenderedComponent<LiveRefresh>> RenderAsync(bool isShared = false)
    {
        _answer.TrySetResult();
        var live = Render<LiveRefresh>(parameters =>
            parameters
                .Add(each => each.OnRefresh, AskAsync)
                .Add(each => each.OnSettled, () => _settled++)
                .Add(each => each.Concerns, ConcernsAsked)
                .Add(each => each.IsShared, isShared)
                .Add(each => each.Subject, "first")
        );
        await _clock.StandUntilAsync(() => _settled == 1);
        return live;
    }

    private static bool ConcernsAsked(TaskRunChanges changes) => changes.Concern(Run) || changes.TaskRunIds.Count > 1;

    private Task AskAsync(CancellationToken cancellationToken)
    {
        _asked++;
        _tokens.Add(cancellationToken);
        return _error is null ? _answer.Task.WaitAsync(cancellationToken) : Task.FromException(_error);
    }

    /// <summary>
    /// Gives everything that is under way its turn, on the pool and on the renderer, more often than the longest way has
    /// steps: what has not happened then does not happen.
    /// </summary>
    private static async Task SettleAsync(IRenderedComponent<LiveRefresh> live)
    {
        for (var step = 0; step < 50; step++)
        {
            await Task.Factory.StartNew(
                () => { },
                CancellationToken.None,
                TaskCreationOptions.PreferFairness, // At the end of the queue, not at its head.
                TaskScheduler.Default
            );
            await live.InvokeAsync(() => { });
        }
    }
}
