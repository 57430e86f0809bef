using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TaskRunAdmin.Components.Run;
using TaskRunAdmin.Core.TaskRuns;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Run;

public sealed class RunRelatedTests() : ConsoleContext(new FakeTimeProvider(DateTimeOffset.UtcNow))
{
    [Fact]
    public async Task Bars_NoRunTookAnyTime_AreAsLowAsCanBe()
    {
        var run = await CreateAsync("""{"task_key": "t", "dynamic_key": "1", "state": {"type": "RUNNING"}}""");
        var queries = Services.GetRequiredService<TaskRunQueries>();
        var related = await RelatedRuns.AskAsync(queries, run, CancellationToken.None);

        var section = Render<RunRelated>(parameters =>
            parameters.Add(each => each.Run, run).Add(each => each.Related, related)
        );

        Assert.Equal("3", section.Find(".bar rect").GetAttribute("height"));
    }
}
