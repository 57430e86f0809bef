using TaskRunAdmin.Components.Runs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.TaskRuns;

namespace TaskRunAdmin.Unit.Components.Runs;

public sealed class CalmListTests
{
    private readonly CalmList _list = new();

    [Fact]
    public void NewRuns_Wait_AndNothingMoves()
    {
        _list.Show([Row(3), Row(2), Row(1)]);

        _list.Compare([Row(5), Row(4), Row(3), Row(2), Row(1)]);

        Assert.Equal([3, 2, 1], Seqs);
        Assert.Equal(2, _list.Waiting);
    }

    [Fact]
    public void ChangedRun_ChangesWhereItIs_WhereverItWouldBeNow()
    {
        _list.Show([Row(3), Row(2), Row(1)]);

        _list.Compare([Row(1, version: 2), Row(3), Row(2)]);

        Assert.Equal([3, 2, 1], Seqs);
        Assert.Equal(2, _list.Rows[2].Version);
        Assert.Equal(0, _list.Waiting);
    }

    [Fact]
    public void RunThatPassesNoLonger_StaysAndIsAskedForByItself()
    {
        _list.Show([Row(3), Row(2), Row(1)]);

        // What has moved up from the next page is no news.
        TaskRunRow[] answer = [Row(3), Row(1), Row(0)];
        _list.Compare(answer);

        Assert.Equal([3, 2, 1], Seqs);
        Assert.Equal(0, _list.Waiting);
        Assert.Equal([Row(2).Id], _list.Missing(_ => true, answer));
        Assert.Empty(_list.Missing(id => id == Row(3).Id, answer));
        _list.Update(new Dictionary<Guid, TaskRunRow> { [Row(2).Id] = Row(2, version: 5) });
        Assert.Equal(5, _list.Rows[1].Version);
    }

    [Fact]
    public void OlderRow_ThatComesLate_IsNotTaken()
    {
        _list.Show([Row(1, version: 3)]);
        _list.Update(new Dictionary<Guid, TaskRunRow> { [Row(1).Id] = Row(1, version: 2) });
        Assert.Equal(3, _list.Rows[0].Version);
    }

    [Fact]
    public void DeletedRun_IsMarked_AndNotAskedForAgain()
    {
        _list.Show([Row(2), Row(1)]);
        TaskRunRow[] answer = [Row(1)];
        _list.Compare(answer);
        _list.Remove(_list.Missing(_ => true, answer).ToList());

        Assert.Equal([2, 1], Seqs);
        Assert.Contains(Row(2).Id, _list.Gone);
        Assert.Empty(_list.Missing(_ => true, answer));
    }

    [Fact]
    public void WholePageOfNews_MayBeMore()
    {
        _list.Show([Row(1)]);
        _list.Compare([.. Enumerable.Range(100, RunListState.PageSize).Select(i => Row(i))]);
        Assert.Equal(RunListState.PageSize, _list.Waiting);
        Assert.True(_list.MayMoreWait);
    }

    [Fact]
    public void EmptyList_HasNothingToDisturb()
    {
        _list.Show([]);
        _list.Compare([Row(1)]);
        Assert.Equal([1], Seqs);
        Assert.Equal(0, _list.Waiting);
    }

    private IEnumerable<long> Seqs => _list.Rows.Select(row => row.Seq);

    private static TaskRunRow Row(int seq, int version = 1) =>
        Some.Row with
        {
            Seq = seq,
            Id = new Guid(seq, 0, 0, new byte[8]),
            Version = version,
            StateType = StateType.Running,
        };
}
