using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using static TaskRunAdmin.Core.TaskRuns.CriterionSql;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>The one translation of criteria about flow runs and flows to SQL.</summary>
/// <remarks>There are few flow runs beside task runs: their tags are looked up in the JSON that they are stored as.</remarks>
internal static class FlowRunCriterionSql
{
    private static readonly IReadOnlyList<string> NoTags = [];

    internal static Expression<Func<FlowRun, bool>> Predicate(FlowRunCriterion criterion, TaskRunDbContext db)
    {
        switch (criterion)
        {
            case FlowRunCriterion.AllOf all:
                return Join(all.Of.Select(each => Predicate(each, db)), Expression.AndAlso, ofNone: true);
            case FlowRunCriterion.AnyOf any:
                return Join(any.Of.Select(each => Predicate(each, db)), Expression.OrElse, ofNone: false);
            case FlowRunCriterion.Not not:
                return Not(Predicate(not.Of, db));
            case FlowRunCriterion.IdIn { Ids: var many }:
                Guid[] ids = [.. many];
                return flowRun => EF.Parameter(ids).Contains(flowRun.Id);
            case FlowRunCriterion.NameIn { Names: var names }:
                return Exactly<FlowRun>(flowRun => flowRun.Name, [.. names]);
            case FlowRunCriterion.NameContains contains:
                return Contains<FlowRun>(flowRun => flowRun.NameFolded, contains.Text);
            case FlowRunCriterion.Tagged tagged:
                return Tagged<FlowRun>(flowRun => (string)(object)flowRun.Tags, tagged.Tags, all: true, db);
            case FlowRunCriterion.TaggedAny tagged:
                return Tagged<FlowRun>(flowRun => (string)(object)flowRun.Tags, tagged.Tags, all: false, db);
            case FlowRunCriterion.HasTags(var expected):
                return expected ? flowRun => flowRun.Tags != NoTags : flowRun => flowRun.Tags == NoTags;
            case FlowRunCriterion.StateTypeIn { Types: var many }:
                StateType[] types = [.. many.Distinct()];
                return flowRun => types.Contains(flowRun.StateType);
            case FlowRunCriterion.TextIn text:
                // Where there is none, it is not the empty text either.
                var column = TextOf(text.Field);
                return Join<FlowRun>(
                    [column.Then(each => each != null), Exactly(column, [.. text.Texts])],
                    Expression.AndAlso,
                    ofNone: true
                );
            case FlowRunCriterion.ReferenceIn { Field: FlowRunField.Deployment, Ids: var many }:
                Guid?[] deployments = [.. many];
                return flowRun => EF.Parameter(deployments).Contains(flowRun.DeploymentId);
            case FlowRunCriterion.ReferenceIn { Ids: var many }:
                Guid?[] parents = [.. many];
                return flowRun => EF.Parameter(parents).Contains(flowRun.ParentTaskRunId);
            case FlowRunCriterion.Within within:
                return Within(within);
            case FlowRunCriterion.Has(var field, var isThere):
                return isThere ? Has(field) : Not(Has(field));
            case FlowRunCriterion.SubflowOf { Ids: var many }:
                Guid?[] outer = [.. many];
                var standIns = db.TaskRuns.Where(run => EF.Parameter(outer).Contains(run.FlowRunId));
                return flowRun => standIns.Any(run => run.Id == flowRun.ParentTaskRunId);
            case FlowRunCriterion.OfFlow of:
                var flows = db.Flows.Where(Predicate(of.Flow, db));
                return flowRun => flows.Any(flow => flow.Id == flowRun.FlowId);
            case FlowRunCriterion.WithTaskRun with:
                var taskRuns = db.TaskRuns.Where(CriterionSql.Predicate(with.TaskRun, db));
                return flowRun => taskRuns.Any(run => run.FlowRunId == flowRun.Id);
            default:
                throw new InvalidOperationException($"No SQL for {criterion}.");
        }
    }

    internal static Expression<Func<Flow, bool>> Predicate(FlowCriterion criterion, TaskRunDbContext db)
    {
        switch (criterion)
        {
            case FlowCriterion.AllOf all:
                return Join(all.Of.Select(each => Predicate(each, db)), Expression.AndAlso, ofNone: true);
            case FlowCriterion.AnyOf any:
                return Join(any.Of.Select(each => Predicate(each, db)), Expression.OrElse, ofNone: false);
            case FlowCriterion.Not not:
                return Not(Predicate(not.Of, db));
            case FlowCriterion.IdIn { Ids: var many }:
                Guid[] ids = [.. many];
                return flow => EF.Parameter(ids).Contains(flow.Id);
            case FlowCriterion.NameIn { Names: var names }:
                return Exactly<Flow>(flow => flow.Name, [.. names]);
            case FlowCriterion.NameContains contains:
                return Contains<Flow>(flow => flow.NameFolded, contains.Text);
            case FlowCriterion.Tagged tagged:
                return Tagged<Flow>(flow => (string)(object)flow.Tags, tagged.Tags, all: true, db);
            case FlowCriterion.HasTags(var expected):
                return expected ? flow => flow.Tags != NoTags : flow => flow.Tags == NoTags;
            case FlowCriterion.WithFlowRun with:
                var flowRuns = db.FlowRuns.Where(Predicate(with.FlowRun, db));
                return flow => flowRuns.Any(flowRun => flowRun.FlowId == flow.Id);
            default:
                throw new InvalidOperationException($"No SQL for {criterion}.");
        }
    }

    private static Expression<Func<FlowRun, string>> TextOf(FlowRunField field) =>
        field switch
        {
            FlowRunField.StateName => flowRun => flowRun.StateName,
            FlowRunField.FlowVersion => flowRun => flowRun.FlowVersion!,
            FlowRunField.WorkQueueName => flowRun => flowRun.WorkQueueName!,
            FlowRunField.IdempotencyKey => flowRun => flowRun.IdempotencyKey!,
            _ => throw new InvalidOperationException($"{field} is no text."),
        };

    private static Expression<Func<FlowRun, bool>> Has(FlowRunField field) =>
        field switch
        {
            FlowRunField.WorkQueueName => flowRun => flowRun.WorkQueueName != null,
            FlowRunField.Deployment => flowRun => flowRun.DeploymentId != null,
            FlowRunField.ParentTaskRun => flowRun => flowRun.ParentTaskRunId != null,
            FlowRunField.StartTime => flowRun => flowRun.StartTime != null,
            FlowRunField.EndTime => flowRun => flowRun.EndTime != null,
            _ => throw new InvalidOperationException($"Nobody asks whether there is {field}."),
        };

    private static Expression<Func<FlowRun, bool>> Within(FlowRunCriterion.Within within)
    {
        var (instant, from, to) = within;
        Expression<Func<FlowRun, DateTimeOffset?>> at = instant switch
        {
            FlowRunInstant.Start => flowRun => flowRun.StartTime ?? flowRun.ExpectedStartTime,
            FlowRunInstant.End => flowRun => flowRun.EndTime,
            FlowRunInstant.ExpectedStart => flowRun => flowRun.ExpectedStartTime,
            _ => flowRun => flowRun.NextScheduledStartTime,
        };
        var range = new List<Expression<Func<FlowRun, bool>>>();
        if (from is not null)
            range.Add(at.Then(each => each >= from));
        if (to is not null)
            range.Add(at.Then(each => each <= to));
        return Join(range, Expression.AndAlso, ofNone: true);
    }

    private static Expression<Func<T, bool>> Contains<T>(Expression<Func<T, string>> folded, string text)
    {
        var part = FoldedText.Of(text);
        // Longer than any name; SQL Server refuses such patterns.
        return part.Length > NewTaskRun.MaxTextLength ? _ => false : folded.Then(name => name.Contains(part));
    }

    private static Expression<Func<T, bool>> Tagged<T>(
        Expression<Func<T, string>> json,
        IReadOnlyList<string> tags,
        bool all,
        TaskRunDbContext db
    )
    {
        return all
            ? Join(
                tags.Distinct(StringComparer.Ordinal).Select(tag => HasOneOf([tag])),
                Expression.AndAlso,
                ofNone: true
            )
            : HasOneOf([.. tags]);

        Expression<Func<T, bool>> HasOneOf(string[] some)
        {
            var isOne = Exactly<JsonItem>(item => item.Value, some);
            return json.Then(list => db.JsonItems(list).Any(isOne));
        }
    }

    private static Expression<Func<T, bool>> Not<T>(Expression<Func<T, bool>> predicate) =>
        Expression.Lambda<Func<T, bool>>(Expression.Not(predicate.Body), predicate.Parameters);
}
