using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Demo;
using TaskRunAdmin.Unit.TaskRuns;

namespace TaskRunAdmin.Unit.Demo;

/// <summary>The demo in the whole product.</summary>
public sealed class DemoTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly string _directory = Directory.CreateTempSubdirectory("taskrunadmin-demo-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Demo_EmptyDatabase_HasADayOfRunsOfManyStates(bool withSignIn)
    {
        await using var product = Start(isDemo: true, withSignIn);
        var counts = product.Services.GetRequiredService<TaskRunCounts>();
        Assert.True(product.Services.GetRequiredService<DemoStatus>().IsOn);

        // The newest are as old as now when the past is over.
        await UntilAsync(async () => (await StatesAsync(counts)).GetValueOrDefault(StateType.Completed) > 500);

        var states = await StatesAsync(counts);
        Assert.Superset(
            new HashSet<StateType> { StateType.Completed, StateType.Failed, StateType.Cancelled, StateType.Crashed },
            states.Where(each => each.Value > 0).Select(each => each.Key).ToHashSet()
        );
        var old = new Criterion.Aged(TimeSpan.FromHours(20), TimeSpan.FromHours(25));
        Assert.True(await counts.CountAsync(old.At(TimeProvider.System.GetUtcNow())) > 50);
    }

    [Fact]
    public async Task Demo_DatabaseWithARun_StaysOffAndWritesNothing()
    {
        await using (var before = Start(isDemo: false))
            await before
                .Services.GetRequiredService<TaskRunService>()
                .CreateOrReturnAsync(new NewTaskRun(new TaskRunKey(null, "etl", "0")), Origin.Server);

        await using var product = Start(isDemo: true);

        Assert.False(product.Services.GetRequiredService<DemoStatus>().IsOn);
        Assert.Equal(1, await product.Services.GetRequiredService<TaskRunCounts>().CountAsync(Criterion.Everything));
    }

    private static Task<Dictionary<StateType, int>> StatesAsync(TaskRunCounts counts) =>
        counts.CountByStateAsync(Criterion.Everything);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
            await Task.Delay(50, patience.Token);
    }

    private WebApplicationFactory<Program> Start(bool isDemo, bool withSignIn = false) =>
        Start(isDemo ? "true" : "false", withSignIn);

    private WebApplicationFactory<Program> Start(string demo, bool withSignIn = false)
    {
        var product = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
            builder
                .UseSetting("DataDirectory", _directory)
                .UseSetting("Auth:LocalAccounts", withSignIn ? "true" : "false")
                .UseSetting("Demo", demo)
        );
        _ = product.Server;
        return product;
    }
}
