using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Core.TaskRuns.Query;
using TaskRunAdmin.Unit.Persistence;

namespace TaskRunAdmin.Unit.TaskRuns;

public sealed class CriterionOnSqlite(SqliteDatabase database)
    : CriterionTests(database),
        IClassFixture<SqliteDatabase>;

public sealed class CriterionOnSqlServer(SqlServerDatabase database)
    : CriterionTests(database),
        IClassFixture<SqlServerDatabase>;

/// <summary>Every criterion with every sort is one the database evaluates: what it could not, EF would refuse.</summary>
public abstract class CriterionTests(TestDatabase database)
{
    [Fact]
    public async Task EveryCriterion_WithEverySort_IsEvaluatedByTheDatabase()
    {
        await using var server = database.StartServer();
        var queries = server.GetRequiredService<TaskRunQueries>();
        var counts = server.GetRequiredService<TaskRunCounts>();
        foreach (var criterion in Some.Criteria)
        {
            foreach (var sort in Enum.GetValues<TaskRunSort>())
                await queries.FilterAsync(
                    new(sort, 10, 0) { Filter = criterion, After = TaskRunCursor.Of(Some.Row, sort) }
                );
            await counts.CountByStateUpToAsync(criterion, 10);
            await counts.HistoryAsync(Some.Intervals, criterion);
            await counts.CountOutcomesAsync(Some.Intervals, criterion);
            await counts.CountCreatedAsync(Some.Intervals, criterion);
        }
    }

    /// <summary>Many runs pass by another way than few do; both must let the same ones through.</summary>
    [Fact]
    public async Task EveryCriterion_WhileASortIsWalked_FindsTheSame()
    {
        await using var server = database.StartServer();
        var service = server.GetRequiredService<TaskRunService>();
        foreach (var type in StateTypes.All)
            await service.CreateOrReturnAsync(
                new NewTaskRun(new TaskRunKey(type is StateType.Failed ? Guid.Empty : null, "walk", $"{type}"))
                {
                    Name = type is StateType.Running ? "a" : "b",
                    Tags = type is StateType.Failed ? ["a"] : [],
                    State = new ProposedState(type) { Details = new() { ScheduledTime = Some.Instant } },
                },
                new Origin("tester", OriginSource.System, Role.Operator)
            );
        var soon = DateTimeOffset.UtcNow.AddHours(1);
        IEnumerable<Criterion> criteria =
        [
            .. Some.Criteria.Select(criterion => criterion.At(Some.Instant)),
            .. Enum.GetValues<TaskRunInstant>().Select(instant => new Criterion.Within(instant, Some.Instant, soon)),
        ];

        await using var db = await TestDatabase.Contexts(server).CreateDbContextAsync();
        var found = 0;
        foreach (var criterion in criteria)
        {
            var expected = await db.TaskRuns.Where(criterion, db).Select(run => run.Seq).Order().ToListAsync();
            found += expected.Count;
            foreach (var sort in Enum.GetValues<TaskRunSort>())
                Assert.Equal(
                    expected,
                    await db.TaskRuns.WhereWalking(criterion, db, sort).Select(run => run.Seq).Order().ToListAsync()
                );
            Assert.Equal(
                expected,
                await db.TaskRuns.WhereAmong(criterion, db).Select(run => run.Seq).Order().ToListAsync()
            );
            if (CriterionIndexes.Indexed(criterion, db) is { } indexed)
                Assert.Superset(expected.ToHashSet(), (await indexed.ToListAsync()).ToHashSet());
        }

        Assert.True(found > 50);
        foreach (var sort in Enum.GetValues<TaskRunSort>())
            Assert.Equal(
                await db.TaskRuns.Sort(run => run, sort, byIndex: true).Select(run => run.Seq).ToListAsync(),
                await db.TaskRuns.Sort(run => run, sort, byIndex: false).Select(run => run.Seq).ToListAsync()
            );
    }

    /// <summary>What has no index makes the whole have none.</summary>
    [Theory]
    [InlineData("tag:a,b", true)]
    [InlineData("state:failed,Late", true)]
    [InlineData("flow:none,0193a4c2-7d1e-7b3a-9c55-000000000001", false)]
    [InlineData("name:a,b", false)]
    public async Task Alternatives_AreFoundByTheirIndexes_IfEachHasOne(string text, bool expected)
    {
        await using var server = database.StartServer();
        await using var db = await TestDatabase.Contexts(server).CreateDbContextAsync();
        Assert.Equal(expected, CriterionIndexes.Indexed(RunQuery.Parse(text).ToCriterion(), db) is not null);
    }

    [Fact]
    public async Task Alternatives_AsManyAsAQueryMayHave_AreFound()
    {
        await using var server = database.StartServer();
        var values = string.Join(',', Enumerable.Range(0, RunQuery.MaxValues));
        var queries = server.GetRequiredService<TaskRunQueries>();
        foreach (var field in new[] { "tag", "state", "key", "dynamic" })
        foreach (var sort in new[] { TaskRunSort.IdDesc, TaskRunSort.NameAsc })
            await queries.ListAsync(new(sort, 10, 0) { Filter = RunQuery.Parse($"{field}:{values}").ToCriterion() });
    }

    [Theory]
    [InlineData(typeof(Criterion))]
    [InlineData(typeof(FlowRunCriterion))]
    public void Criteria_AreAllAmongThem(Type algebra)
    {
        var all = string.Concat(Some.Criteria.Select(criterion => criterion.Fingerprint()));
        Assert.All(
            algebra.GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), false),
            kind =>
                Assert.Contains(
                    $"\"$type\":\"{((System.Text.Json.Serialization.JsonDerivedTypeAttribute)kind).TypeDiscriminator}\"",
                    all,
                    StringComparison.Ordinal
                )
        );
        Assert.Equal(
            algebra.GetNestedTypes().Length,
            algebra.GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), false).Length
        );
    }
}
