using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Unit.TaskRuns;

public sealed class RecentKeysTests
{
    private readonly RecentKeys _keys = new();

    [Fact]
    public void Contains_KeyThatWasNotAdded_IsFalse() => Assert.False(_keys.Contains(Hash(1)));

    [Fact]
    public void Contains_AThousandKeysThatWereAdded_IsTrueOfNearlyAll()
    {
        for (var i = 0; i < 1000; i++)
            _keys.Add(Hash(i));

        Assert.InRange(Enumerable.Range(0, 1000).Count(i => _keys.Contains(Hash(i))), 990, 1000);
    }

    [Fact]
    public void Contains_TwoKeysOfOneSlot_IsTrueOfBoth()
    {
        byte[] first = [1, 0, 0, 0, 0, 0, 0, 1];
        byte[] second = [1, 0, 0, 0, 0, 0, 0, 2];

        _keys.Add(first);
        _keys.Add(second);

        Assert.True(_keys.Contains(first));
        Assert.True(_keys.Contains(second));
    }

    private static byte[] Hash(int i) => new TaskRunKey(null, "recent", $"{i}").Hash();
}
