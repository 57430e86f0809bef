using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Unit.Model;

public sealed class TaskRunKeyTests
{
    private static readonly Guid SomeFlowRun = new("00000000-0000-0000-0000-000000000001");

    [Fact]
    public void Hash_SameKey_IsSameAndHas32Bytes()
    {
        var hash = new TaskRunKey(SomeFlowRun, "a", "b").Hash();
        Assert.Equal(hash, new TaskRunKey(SomeFlowRun, "a", "b").Hash());
        Assert.Equal(32, hash.Length);
    }

    /// <summary>The hash is stored: another algorithm would turn every known key into a new one.</summary>
    [Fact]
    public void Hash_KnownKey_IsWhatDatabasesHold() =>
        Assert.Equal(
            "78D83B252AC0401CD832F277711CD254DF759A34F6D7D2D71FE8EB0332F92F5E",
            Convert.ToHexString(new TaskRunKey(null, "etl.load", "0").Hash())
        );

    [Fact]
    public void Hash_KeysThatDiffer_Differ()
    {
        TaskRunKey[] keys =
        [
            new(null, "a", "bc"),
            new(null, "ab", "c"),
            new(null, "", "abc"),
            new(null, "abc", ""),
            new(null, "A", "bc"),
            new(null, "a", "bc "),
            new(null, "é", "bc"),
            new(null, "e\u0301", "bc"),
            new(Guid.Empty, "a", "bc"),
            new(SomeFlowRun, "a", "bc"),
        ];

        Assert.Equal(keys.Length, keys.Select(key => Convert.ToHexString(key.Hash())).Distinct().Count());
    }
}
