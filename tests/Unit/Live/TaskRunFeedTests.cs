using TaskRunAdmin.Core.Live;

namespace TaskRunAdmin.Unit.Live;

public sealed class TaskRunFeedTests
{
    private readonly TaskRunFeed _feed = new();

    [Fact]
    public async Task Next_SeveralChanges_AreMergedIntoOne()
    {
        using var subscription = _feed.Subscribe();
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        _feed.Publish(first);
        _feed.Publish(second);
        _feed.Publish(first);

        var changes = await subscription.NextAsync(CancellationToken.None);

        Assert.Equal(new HashSet<Guid> { first, second }, changes.TaskRunIds);
        Assert.False(changes.Everything);
        Assert.True(changes.Concern(first));
        Assert.False(changes.Concern(Guid.NewGuid()));
    }

    [Fact]
    public async Task Next_MoreThanASlotNames_IsEverything()
    {
        using var subscription = _feed.Subscribe();
        for (var i = 0; i <= TaskRunSubscription.MaxNamed; i++)
            _feed.Publish(Guid.NewGuid());

        var changes = await subscription.NextAsync(CancellationToken.None);

        Assert.True(changes.Everything);
        Assert.Empty(changes.TaskRunIds);
        Assert.True(changes.Concern(Guid.NewGuid()));
    }

    [Fact]
    public async Task Next_AfterEverything_NamesRunsAgain()
    {
        using var subscription = _feed.Subscribe();
        for (var i = 0; i <= TaskRunSubscription.MaxNamed; i++)
            _feed.Publish(Guid.NewGuid());
        await subscription.NextAsync(CancellationToken.None);
        var id = Guid.NewGuid();
        _feed.Publish(id);

        Assert.Equal([id], (await subscription.NextAsync(CancellationToken.None)).TaskRunIds);
    }

    [Fact]
    public async Task Next_NothingChanged_Waits()
    {
        using var subscription = _feed.Subscribe();
        var next = subscription.NextAsync(CancellationToken.None);
        Assert.False(next.IsCompleted);
        _feed.Publish(Guid.NewGuid());
        await next.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Dispose_Subscription_IsForgotten()
    {
        var subscription = _feed.Subscribe();
        Assert.Equal(1, _feed.SubscriberCount);
        subscription.Dispose();
        Assert.Equal(0, _feed.SubscriberCount);
        _feed.Publish(Guid.NewGuid());
    }
}
