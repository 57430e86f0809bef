using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.Persistence;

namespace TaskRunAdmin.Unit.TaskRuns;

public sealed class ManyRunsOnSqlite(SqliteDatabase database) : ManyRunsTests(database), IClassFixture<SqliteDatabase>;

public sealed class ManyRunsOnSqlServer(SqlServerDatabase database)
    : ManyRunsTests(database),
        IClassFixture<SqlServerDatabase>;

/// <summary>
/// A tag with too many runs to be looked at one by one, all of them at one end of the list: from there a walk comes to
/// them at once, from the other end not soon.
/// </summary>
public abstract class ManyRunsTests(TestDatabase database)
{
    private const int Tagged = 7100;
    private const int Others = 3100;

    [Fact]
    public async Task Filter_ManyRunsAtOneEndOfTheList_GivesTheirPagesInOrder()
    {
        await using var server = database.StartServer();
        await CreateAsync(server, Tagged, ["many"]);
        await CreateAsync(server, Others, []);
        var queries = server.GetRequiredService<TaskRunQueries>();
        var many = new Criterion.Tagged(["many"]);

        await PagesAreInOrder(TaskRunSort.IdDesc, run => -run.Seq);
        await PagesAreInOrder(TaskRunSort.ExpectedStartTimeAsc, run => run.ExpectedStartTime.UtcTicks);

        async Task PagesAreInOrder(TaskRunSort sort, Func<TaskRun, long> by)
        {
            var first = await queries.FilterAsync(new(sort, 100, 0) { Filter = many });
            var after = TaskRunCursor.Of(first[^1], sort);
            var second = await queries.FilterAsync(new(sort, 100, 0) { Filter = many, After = after });
            var byOffset = await queries.FilterAsync(new(sort, 100, 100) { Filter = many });

            TaskRun[] found = [.. first, .. second];
            Assert.Equal(200, found.DistinctBy(run => run.Id).Count());
            Assert.All(found, run => Assert.Equal(["many"], run.Tags));
            Assert.Equal(found.OrderBy(by).Select(run => run.Id), found.Select(run => run.Id));
            Assert.Equal(second.Select(run => run.Id), byOffset.Select(run => run.Id));
            // None comes before the first.
            var all = await queries.FilterAsync(new(sort, Tagged + Others, 0));
            Assert.Equal(all.First(run => run.Tags is ["many"]).Id, first[0].Id);
        }
    }

    private static Task CreateAsync(ServiceProvider server, int count, string[] tags)
    {
        var service = server.GetRequiredService<TaskRunService>();
        return Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (i, cancellationToken) =>
                await service.CreateOrReturnAsync(
                    new NewTaskRun(new TaskRunKey(null, $"many {tags.Length}", $"{i}")) { Tags = tags },
                    new Origin("tester", OriginSource.System, Role.Operator),
                    cancellationToken
                )
        );
    }
}
