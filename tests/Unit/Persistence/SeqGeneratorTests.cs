using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Unit.Persistence;

public sealed class SeqGeneratorTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Next_MoreThanOneMillisecondHolds_StillGrows()
    {
        var seqs = new SeqGenerator(_time);
        var minted = Enumerable.Range(0, 10_000).Select(_ => seqs.Next()).ToList();
        Assert.Equal(minted.Order().Distinct(), minted);
    }

    [Fact]
    public void Next_ClockSetBack_StillGrows()
    {
        var clock = new SettableClock { Now = _time.GetUtcNow() };
        var seqs = new SeqGenerator(clock);
        var before = seqs.Next();
        clock.Now -= TimeSpan.FromHours(1);
        Assert.True(seqs.Next() > before);
    }

    [Fact]
    public void Next_LaterMillisecond_SortsAfterEveryServersEarlierOnes()
    {
        var servers = Enumerable.Range(0, 20).Select(_ => new SeqGenerator(_time)).ToList();
        var earlier = servers.Max(server => server.Next());
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.All(servers, server => Assert.True(server.Next() > earlier));
    }

    [Fact]
    public void Next_ManyThreads_NeverMintsTwice()
    {
        var seqs = new SeqGenerator(TimeProvider.System);
        var minted = new long[40_000];
        Parallel.For(0, minted.Length, i => minted[i] = seqs.Next());
        Assert.Equal(minted.Length, minted.Distinct().Count());
    }

    /// <summary>Unlike the fake one, this clock can be set back.</summary>
    private sealed class SettableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }

    [Theory]
    [InlineData("1970-01-01")]
    [InlineData("2023-12-31")]
    public void FirstOf_BeforeAllKeys_IsTheSmallest(string instant) =>
        Assert.Equal(0, SeqGenerator.FirstOf(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2100-01-01")]
    [InlineData("9999-12-31")]
    public void FirstOf_AfterAllKeys_IsBeyondThem(string instant) =>
        Assert.True(
            SeqGenerator.FirstOf(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture))
                > SeqGenerator.FirstOf(new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero))
        );
}
