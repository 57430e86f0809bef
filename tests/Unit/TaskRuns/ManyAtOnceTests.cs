using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.Persistence;

namespace TaskRunAdmin.Unit.TaskRuns;

/// <summary>Many task runs that are asked for together.</summary>
public sealed class ManyAtOnceTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private const int Together = TaskRunWriter.MaxBatch;

    private static readonly Origin Tester = new("tester", OriginSource.System, Role.Operator);

    [Fact]
    public async Task Create_DatabaseGoesAwayInTheMiddle_WhatWasDoneStaysTrue()
    {
        await using var server = database.StartServer();
        var service = server.GetRequiredService<TaskRunService>();
        await using var other = new SqliteConnection(database.ConnectionString);
        await other.OpenAsync();
        SqliteTransaction? held = null;
        var key = Guid.NewGuid();

        var outcomes = await service.CreateOrReturnManyAsync(Requests(), Tester);

        await held!.DisposeAsync();
        Assert.Equal((3 * Together) + 1, outcomes.Count);
        Assert.All(outcomes.Take(Together), each => Assert.IsType<CreateOrReturnResult.Created>(each.Value));
        Assert.All(outcomes.Skip(Together), each => Assert.IsType<DatabaseUnavailableException>(each.Error));
        var again = await service.CreateOrReturnManyAsync(Some(0, (3 * Together) + 1), Tester);
        Assert.All(again.Take(Together), each => Assert.IsType<CreateOrReturnResult.Existing>(each.Value));
        Assert.All(again.Skip(Together), each => Assert.IsType<CreateOrReturnResult.Created>(each.Value));

        IEnumerable<NewTaskRun> Some(int start, int count) =>
            Enumerable.Range(start, count).Select(i => new NewTaskRun(new TaskRunKey(null, $"{key}", $"{i}")));

        IEnumerable<NewTaskRun> Requests()
        {
            foreach (var request in Some(0, Together))
                yield return request;
            // The first batch is committed by the time that the second is asked for.
            held = other.BeginTransaction();
            foreach (var request in Some(Together, (2 * Together) + 1))
                yield return request;
        }
    }

    [Fact]
    public async Task Create_EqualKeys_TheFirstCreatesHoweverManyAskAtOnce()
    {
        await using var server = database.StartServer();
        var service = server.GetRequiredService<TaskRunService>();
        var key = new TaskRunKey(null, "same", Guid.NewGuid().ToString());

        var outcomes = await service.CreateOrReturnManyAsync(Enumerable.Repeat(new NewTaskRun(key), 300), Tester);

        var first = Assert.IsType<CreateOrReturnResult.Created>(outcomes[0].Value);
        Assert.All(
            outcomes.Skip(1),
            each => Assert.Equal(first.Run.Id, Assert.IsType<CreateOrReturnResult.Existing>(each.Value).Run.Id)
        );
    }

    [Fact]
    public async Task Create_CallerGivesUp_IsCancelled()
    {
        await using var server = database.StartServer();
        var service = server.GetRequiredService<TaskRunService>();
        var request = new NewTaskRun(new TaskRunKey(null, "gone", "0"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            service.CreateOrReturnManyAsync([request], Tester, new CancellationToken(canceled: true))
        );
    }
}
