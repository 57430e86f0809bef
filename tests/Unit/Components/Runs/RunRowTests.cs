using Bunit;
using TaskRunAdmin.Components.Runs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Unit.Components.Runs;

public sealed class RunRowTests : ConsoleContext
{
    private static readonly TaskRunRow Row = new(
        7,
        Guid.Parse("01a20ae6-c1b1-7285-8773-5ff144046978"),
        1,
        "load",
        "etl.load",
        "1",
        null,
        StateType.Pending,
        "Pending",
        [],
        DateTimeOffset.UnixEpoch
    );

    [Fact]
    public void Row_SameVersion_IsNotRenderedAgain()
    {
        var row = Render<RunRow>(parameters => parameters.Add(each => each.Row, Row));

        row.Render(parameters => parameters.Add(each => each.Row, Row with { }));

        Assert.Equal(1, row.RenderCount);
    }

    [Fact]
    public void Row_NewVersion_IsRenderedAndHighlighted()
    {
        var row = Render<RunRow>(parameters => parameters.Add(each => each.Row, Row));
        Assert.DoesNotContain("changed", row.Find("tr").ClassName);

        var changed = Row with { Version = 2, StateType = StateType.Running, StateName = "Running" };
        row.Render(parameters => parameters.Add(each => each.Row, changed));

        Assert.Equal(2, row.RenderCount);
        Assert.Contains("changed-even", row.Find("tr").ClassName);
        Assert.Contains("Running", row.Find(".state").TextContent);
    }
}
