using Bunit;
using TaskRunAdmin.Components.Runs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.TaskRuns;

namespace TaskRunAdmin.Unit.Components.Runs;

public sealed class RunRowTests : ConsoleContext
{
    private static readonly TaskRunRow Row = Some.Row;
    private static readonly RunOrder Order = RunOrder.Of(TaskRunSort.IdDesc);

    [Fact]
    public void Row_SameVersion_IsNotRenderedAgain()
    {
        var row = Render<RunRow>(parameters => parameters.Add(each => each.Row, Row).Add(each => each.Order, Order));

        row.Render(parameters => parameters.Add(each => each.Row, Row with { }));

        Assert.Equal(1, row.RenderCount);
    }

    [Fact]
    public void Row_NewVersion_IsRenderedAndHighlighted()
    {
        var row = Render<RunRow>(parameters => parameters.Add(each => each.Row, Row).Add(each => each.Order, Order));
        Assert.DoesNotContain("changed", row.Find("tr").ClassName);

        var changed = Row with { Version = 2, StateType = StateType.Running, StateName = "Running" };
        row.Render(parameters => parameters.Add(each => each.Row, changed));

        Assert.Equal(2, row.RenderCount);
        Assert.Contains("changed-even", row.Find("tr").ClassName);
        Assert.Contains("Running", row.Find(".state").TextContent);
    }
}
