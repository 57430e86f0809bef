using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using TaskRunAdmin.Components.Jobs;
using TaskRunAdmin.Core.Jobs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Jobs;

public sealed class BulkDialogTests : ConsoleContext
{
    private BulkJobQueries Jobs => Services.GetRequiredService<BulkJobQueries>();

    [Fact]
    public async Task Preview_SaysHowManyInWhichStateAndShowsSome()
    {
        await SeedAsync(12);

        var dialog = await OpenAsync(BulkAction.Cancel, "key:t");

        Assert.Contains("12 runs match.", dialog.Find(".bulk-total").TextContent, StringComparison.Ordinal);
        Assert.Equal("Pending 12", Words(dialog.Find(".bulk-count")));
        Assert.Equal(BulkPreview.SampleSize, dialog.FindAll(".bulk-sample li").Count);
        Assert.Equal("key:t", dialog.Find("code.job-filter").TextContent);
        Assert.Equal("Cancel 12 runs", Submit(dialog).TextContent.Trim());
        Assert.Empty(dialog.FindAll(".bulk-word"));
    }

    [Fact]
    public async Task Start_WritesTheJobDownAndAnswersWithIt()
    {
        await SeedAsync(2);
        var (dialog, reference) = await ShowAsync(BulkAction.Delete, "key:t");
        dialog.Find("textarea").Input("too old");

        dialog.Find("form").Submit();

        var job = Assert.IsType<BulkJob>((await reference.Result)!.Data);
        Assert.Equal(
            (BulkAction.Delete, "key:t", "too old", 2, StateType.Pending),
            (job.Action, job.Text, job.Message, job.Total, job.Status)
        );
        Assert.NotNull(await Jobs.FindAsync(job.Id));
    }

    [Fact]
    public async Task MoreThanAHundred_TheirNumberHasToBeTyped()
    {
        await SeedManyAsync(BulkDialog.MaxUntyped + 1);
        var dialog = await OpenAsync(BulkAction.Cancel, "");
        Assert.Equal("every run", dialog.Find(".job-filter").TextContent);
        Assert.True(Submit(dialog).HasAttribute("disabled"));

        dialog.Find(".bulk-word input").Input("100");
        Assert.True(Submit(dialog).HasAttribute("disabled"));
        // Enter in the field sends the form as well.
        dialog.Find("form").Submit();
        dialog.WaitForAssertion(() => Assert.Contains("Confirm it first.", dialog.Markup, StringComparison.Ordinal));
        Assert.Empty(await Jobs.ListAsync(null, 1));

        dialog.Find(".bulk-word input").Input("101");
        Assert.False(Submit(dialog).HasAttribute("disabled"));
    }

    [Fact]
    public async Task MoreThanAreCounted_SaysSoAtLeast_UntilAllAreCounted()
    {
        await SeedManyAsync(BulkPreview.MaxCounted + 1);

        var dialog = await OpenAsync(BulkAction.Cancel, "key:t");

        Assert.Equal("10,000+ runs match.", Words(dialog.Find(".bulk-total")));
        Assert.Equal("Cancel 10,000+ runs", Submit(dialog).TextContent.Trim());
        dialog.Find(".bulk-word input").Input("10000");
        Assert.True(Submit(dialog).HasAttribute("disabled"));
        dialog.Find(".bulk-word input").Input("10,000+");
        dialog.WaitForAssertion(() => Assert.False(Submit(dialog).HasAttribute("disabled")));

        dialog.FindAll("button").Single(button => button.TextContent.Trim() == "Count exactly").Click();
        dialog.WaitForAssertion(
            () => Assert.Equal("10,001 runs match.", Words(dialog.Find(".bulk-total"))),
            TimeSpan.FromSeconds(20)
        );
        // The number that was typed is not the one that there is.
        dialog.WaitForAssertion(() => Assert.True(Submit(dialog).HasAttribute("disabled")));
    }

    [Fact]
    public async Task OpenedAgain_ForTheSame_IsAnotherJob()
    {
        await SeedAsync(2);

        var first = await CancelAllAsync();
        var second = await CancelAllAsync();

        Assert.NotEqual(first, second);
        Assert.Equal(2, (await Jobs.ListAsync(null, 10)).Count);
    }

    [Fact]
    public async Task SetState_NeedsAState_AndForceAReason()
    {
        await SeedAsync(1);
        var dialog = await OpenAsync(BulkAction.SetState, "key:t");
        Assert.True(Submit(dialog).HasAttribute("disabled"));

        dialog.Find("label[data-state=FAILED] input").Change("FAILED");
        dialog.Find(".set-state-force input").Change(true);
        Assert.Equal("Force FAILED on 1 run", Submit(dialog).TextContent.Trim());
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() =>
            Assert.Contains("Passing over the rules needs a reason.", dialog.Markup, StringComparison.Ordinal)
        );
        Assert.Empty(await Jobs.ListAsync(null, 1));
    }

    [Fact]
    public async Task NoRunMatches_ThereIsNothingToDo()
    {
        var dialog = await OpenAsync(BulkAction.Cancel, "key:none");

        Assert.Contains("No run matches", dialog.Markup, StringComparison.Ordinal);
        Assert.True(Submit(dialog).HasAttribute("disabled"));
    }

    [Fact]
    public async Task SelectedRuns_AreSaidInANumber_WithTheTextOnDemand()
    {
        var runs = new[] { await RunAsync(1), await RunAsync(2) };

        var dialog = await OpenAsync(BulkAction.Cancel, $"id:{string.Join(',', runs)}");

        Assert.Equal("2 selected runs", dialog.Find("span.job-filter").TextContent);
        Assert.Equal($"id:{string.Join(',', runs)}", dialog.Find(".job-filter-text code").TextContent);
    }

    [Fact]
    public async Task DatabaseGone_SaysSoAndTriesAgain()
    {
        await SeedAsync(1);
        Database.IsOff = true;
        var (dialog, _) = await ShowAsync(BulkAction.Cancel, "key:t", waits: false);
        dialog.WaitForAssertion(
            () => Assert.Contains("The database does not answer", dialog.Markup, StringComparison.Ordinal),
            TimeSpan.FromSeconds(10)
        );

        Database.IsOff = false;
        dialog.FindAll(".bulk-note .tool")[0].Click();

        dialog.WaitForAssertion(
            () => Assert.Contains("1 run matches.", dialog.Find(".bulk-total").TextContent, StringComparison.Ordinal),
            TimeSpan.FromSeconds(10)
        );
    }

    [Fact]
    public async Task Start_DatabaseGone_SaysSoAndKeepsWhatWasTyped()
    {
        await SeedAsync(1);
        var (dialog, _) = await ShowAsync(BulkAction.Cancel, "key:t");
        dialog.Find("textarea").Input("why");
        Database.IsOff = true;

        dialog.Find("form").Submit();

        dialog.WaitForAssertion(
            () => Assert.Contains("The database does not answer.", dialog.Markup, StringComparison.Ordinal),
            TimeSpan.FromSeconds(10)
        );
        Assert.Equal("why", dialog.Find("textarea").GetAttribute("value"));
    }

    private async Task<Guid> CancelAllAsync()
    {
        var (dialog, reference) = await ShowAsync(BulkAction.Cancel, "key:t");
        dialog.Find("form").Submit();
        return ((BulkJob)(await reference.Result)!.Data!).Id;
    }

    private async Task<Guid> RunAsync(int number) =>
        (await CreateAsync($$"""{"task_key": "t", "dynamic_key": "{{number}}"}""")).Id;

    private Task SeedManyAsync(int count) =>
        Services
            .GetRequiredService<TaskRunService>()
            .CreateOrReturnManyAsync(
                Enumerable.Range(0, count).Select(i => new NewTaskRun(new TaskRunKey(null, "t", $"{i}"))),
                Someone
            );

    private async Task<IRenderedComponent<MudDialogProvider>> OpenAsync(BulkAction action, string text) =>
        (await ShowAsync(action, text)).Dialog;

    private async Task<(IRenderedComponent<MudDialogProvider> Dialog, IDialogReference Reference)> ShowAsync(
        BulkAction action,
        string text,
        bool waits = true
    )
    {
        var provider = Render<MudDialogProvider>();
        IDialogReference reference = null!;
        await provider.InvokeAsync(async () =>
            reference = await Services
                .GetRequiredService<IDialogService>()
                .ShowAsync<BulkDialog>(
                    null,
                    new DialogParameters<BulkDialog>
                    {
                        { dialog => dialog.Action, action },
                        { dialog => dialog.Text, text },
                    }
                )
        );
        if (waits)
            provider.WaitForState(() => !provider.Markup.Contains("Looking…", StringComparison.Ordinal));
        return (provider, reference);
    }

    private static IElement Submit(IRenderedComponent<MudDialogProvider> dialog) => dialog.Find("button[type=submit]");

    private static string Words(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
