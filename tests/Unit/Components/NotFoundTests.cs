using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Components;
using Xunit;

namespace TaskRunAdmin.Unit.Components;

public sealed class NotFoundTests : ConsoleContext
{
    [Theory]
    [InlineData("runs/nope", "“nope” is not the id of a run", "/runs")]
    [InlineData("runs/0193a4c2-7d1e?from=mail", "“0193a4c2-7d1e” is not the id of a run", "/runs")]
    [InlineData("runs/%3Cb%3Ea", "“<b>a” is not the id of a run", "/runs")]
    [InlineData("jobs/1", "“1” is not the id of a job", "/jobs")]
    [InlineData("flow-runs/nightly", "“nightly” is not the id of a flow run", "/runs")]
    [InlineData("nowhere", "There is no page here", "/runs")]
    [InlineData("runs/a/b", "There is no page here", "/runs")]
    public void Page_SaysWhatIsWrongWithTheAddress_AndLeadsToTheList(string address, string title, string list)
    {
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo(address);

        var page = Render<NotFound>();

        Assert.Equal(title, page.Find("h1").TextContent);
        Assert.Equal(list, page.Find(".notice-actions a").GetAttribute("href"));
    }
}
