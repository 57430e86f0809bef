using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using TaskRunAdmin.Components.Shared;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Shared;

public sealed class AskDialogTests : ConsoleContext
{
    [Fact]
    public async Task Refusal_WithTextOfAClient_ShowsWhatCannotBeSeen()
    {
        var provider = Render<MudDialogProvider>();
        await provider.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<Asking>());

        await provider.Find("form").SubmitAsync();

        Assert.Equal("There is no “a⟨U+202E⟩b”.", provider.Find("[role=alert]").TextContent);
    }

    private sealed class Asking : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<AskDialog>(0);
            builder.AddComponentParameter(1, nameof(AskDialog.Heading), (RenderFragment)(_ => { }));
            builder.AddComponentParameter(2, nameof(AskDialog.Verb), "Do it");
            builder.AddComponentParameter(
                3,
                nameof(AskDialog.OnTry),
                () => Task.FromResult<string?>("There is no “a\u202Eb”.")
            );
            builder.CloseComponent();
        }
    }
}
