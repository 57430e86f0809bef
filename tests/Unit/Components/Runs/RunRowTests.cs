using Bunit;
using TaskRunAdmin.Components.Runs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.TaskRuns;

namespace TaskRunAdmin.Unit.Components.Runs;

public sealed class RunRowTests : ConsoleContext
{
    private static readonly TaskRunRow Row = Some.Row;

    [Fact]
    public void Row_SameVersion_IsNotRenderedAgain()
    {
        var row = Open();

        row.Render(parameters => parameters.Add(each => each.Row, Row with { }));

        Assert.Equal(1, row.RenderCount);
    }

    [Fact]
    public void Row_NewVersion_IsRenderedAndHighlighted()
    {
        var row = Open();
        Assert.DoesNotContain("changed", row.Find("tr").ClassName);

        var changed = Row with { Version = 2, StateType = StateType.Running, StateName = "Running" };
        row.Render(parameters => parameters.Add(each => each.Row, changed));

        Assert.Equal(2, row.RenderCount);
        Assert.Contains("changed-odd", row.Find("tr").ClassName);
        Assert.Contains("Running", row.Find(".state").TextContent);
    }

    [Fact]
    public void Row_Columns_StandInTheirOrder()
    {
        var row = Open("updated,name,key");
        Assert.Equal(["col-updated", "col-name", "col-key mono"], row.FindAll("td").Select(cell => cell.ClassName));
    }

    private IRenderedComponent<RunRow> Open(string? columns = null) =>
        Render<RunRow>(parameters =>
            parameters
                .Add(each => each.Row, Row)
                .Add(each => each.Columns, RunColumns.Parse(columns))
                .Add(each => each.UrlPrefix, "/runs/")
        );
}
