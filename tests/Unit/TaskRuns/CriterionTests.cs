using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core.TaskRuns;
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
        foreach (var criterion in Some.Criteria)
        {
            foreach (var sort in Enum.GetValues<TaskRunSort>())
                await queries.FilterAsync(
                    new(sort, 10, 0) { Filter = criterion, After = TaskRunCursor.After(Some.Row, sort) }
                );
            await queries.CountByStateUpToAsync(criterion, 10);
            await queries.HistoryAsync(Some.Intervals, criterion);
            await queries.CountOutcomesAsync(Some.Intervals, criterion);
        }
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
