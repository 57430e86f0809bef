using Bunit;
using TaskRunAdmin.Components.Shared;

namespace TaskRunAdmin.Unit.Components.Shared;

public sealed class CopyAsTests : ConsoleContext
{
    [Fact]
    public void Menu_HasEachLanguageWithTheWholeRequest()
    {
        var menu = Render<CopyAs>(with =>
            with.Add(each => each.Path, "/api/task_runs/filter").Add(each => each.Json, "{\"limit\": 5}")
        );

        var choices = menu.FindAll("[data-snippet]");
        Assert.Equal(["curl", "PowerShell", "C#", "Python"], choices.Select(each => each.TextContent));
        Assert.All(
            choices,
            each =>
            {
                Assert.Contains("http://localhost/api/task_runs/filter", each.GetAttribute("data-copy"));
                Assert.Contains("{\"limit\": 5}", each.GetAttribute("data-copy"));
            }
        );
        Assert.Equal(menu.Find("[popover]").Id, menu.Find(".copy-as-button").GetAttribute("popovertarget"));
    }
}
