using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>The one translation of criteria to predicates: lists, counts, history and the console all filter by these.</summary>
/// <remarks>
/// Lists of ids travel as one JSON parameter (<see cref="EF.Parameter"/>), so that neither a database's limit of
/// parameters nor a plan for each number of values gets in the way.
/// </remarks>
internal static class CriterionSql
{
    // SQL Server takes 2,100 parameters. A filter of the API has eight lists of texts at most; a RunQuery has 500 values in
    // all, of which a statement has each three times at most: by the prefix, whole, and where an index finds it.
    private const int MaxTextParameters = 250;

    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);
    private static readonly IReadOnlyList<string> NoTags = [];

    /// <summary>Whether a run is so, however the database finds it.</summary>
    internal static Expression<Func<TaskRun, bool>> Predicate(Criterion criterion, TaskRunDbContext db)
    {
        switch (criterion)
        {
            case Criterion.AllOf all:
                return Join(all.Of.Select(each => Predicate(each, db)), Expression.AndAlso, ofNone: true);
            case Criterion.AnyOf any:
                return Join(any.Of.Select(each => Predicate(each, db)), Expression.OrElse, ofNone: false);
            case Criterion.Not not:
                return Negated(Predicate(not.Of, db));
            case Criterion.IdIn
            or Criterion.NameIn
            or Criterion.TaskKeyIn
            or Criterion.DynamicKeyIn
            or Criterion.StateTypeIn
            or Criterion.StateNameIn
            or Criterion.FlowRunIn:
                return OneOf(criterion);
            case Criterion.NameContains contains:
                var folded = FoldedText.Of(contains.Text);
                // Longer than any name; SQL Server refuses such patterns.
                return folded.Length > NewTaskRun.MaxTextLength ? _ => false : run => run.NameFolded.Contains(folded);
            case Criterion.Tagged tagged:
                return Tagged([.. tagged.Tags.Select(TaskRunTag.KeyOf).Distinct(StringComparer.Ordinal)], db);
            case Criterion.TaggedAny tagged:
                var wanted = db.TaskRunTags.Where(TagIn(tagged.Tags));
                return run => wanted.Any(tag => tag.TaskRunSeq == run.Seq);
            case Criterion.HasTags(true):
                return run => run.Tags != NoTags;
            case Criterion.HasTags:
                return run => run.Tags == NoTags;
            case Criterion.Within within:
                return Within(within);
            case Criterion.Has { Instant: TaskRunInstant.Start, Expected: var isThere }:
                return isThere ? run => run.StartTime != null : run => run.StartTime == null;
            case Criterion.Has { Instant: TaskRunInstant.End, Expected: var isThere }:
                return isThere ? run => run.EndTime != null : run => run.EndTime == null;
            case Criterion.Has(_, var isThere):
                return isThere ? _ => true : _ => false;
            case Criterion.HasFlowRun(true):
                return run => run.FlowRunId != null;
            case Criterion.HasFlowRun:
                return run => run.FlowRunId == null;
            case Criterion.OfFlowRun of:
                var flowRuns = db.FlowRuns.Where(FlowRunCriterionSql.Predicate(of.FlowRun, db));
                return run => flowRuns.Any(flowRun => flowRun.Id == run.FlowRunId);
            case Criterion.IsSubflow(true):
                return run => db.FlowRuns.Any(flowRun => flowRun.ParentTaskRunId == run.Id);
            case Criterion.IsSubflow:
                return run => !db.FlowRuns.Any(flowRun => flowRun.ParentTaskRunId == run.Id);
            default:
                throw new InvalidOperationException($"No SQL for {criterion}.");
        }
    }

    private static Expression<Func<TaskRun, bool>> OneOf(Criterion criterion)
    {
        switch (criterion)
        {
            case Criterion.IdIn { Ids: [var id] }:
                return run => run.Id == id;
            case Criterion.IdIn { Ids: { Count: > 0 } many }:
                Guid[] ids = [.. many];
                return run => EF.Parameter(ids).Contains(run.Id);
            case Criterion.NameIn { Names: { Count: > 0 } many }:
                return Join<TaskRun>(
                    [
                        In<TaskRun>(run => run.NamePrefix, PrefixesOf(many)),
                        Exactly<TaskRun>(run => run.Name, [.. many]),
                    ],
                    Expression.AndAlso,
                    ofNone: true
                );
            case Criterion.TaskKeyIn { Keys: { Count: > 0 } many }:
                return Join<TaskRun>(
                    [
                        In<TaskRun>(run => run.TaskKeyPrefix, PrefixesOf(many)),
                        Exactly<TaskRun>(run => run.TaskKey, [.. many]),
                    ],
                    Expression.AndAlso,
                    ofNone: true
                );
            case Criterion.DynamicKeyIn { Keys: { Count: > 0 } many }:
                return Exactly<TaskRun>(run => run.DynamicKey, [.. many]);
            case Criterion.StateTypeIn { Types: [var type] }:
                return run => run.StateType == type;
            case Criterion.StateTypeIn { Types: { Count: > 0 } many }:
                StateType[] types = [.. many.Distinct()];
                return run => types.Contains(run.StateType);
            case Criterion.StateNameIn { Names: { Count: > 0 } many }:
                return Exactly<TaskRun>(run => run.StateName, [.. many]);
            case Criterion.FlowRunIn { Ids: [var flowRunId] }:
                return run => run.FlowRunId == flowRunId;
            case Criterion.FlowRunIn { Ids: { Count: > 0 } many }:
                Guid?[] flowRunIds = [.. many];
                return run => run.FlowRunId != null && EF.Parameter(flowRunIds).Contains(run.FlowRunId);
            default:
                return _ => false;
        }
    }

    /// <summary>One tag is looked up by itself; however many more there are, they are counted in one go.</summary>
    private static Expression<Func<TaskRun, bool>> Tagged(string[] tags, TaskRunDbContext db)
    {
        if (tags is [])
            return _ => true;
        var (first, rest) = (tags[0], tags[1..]);
        if (rest is [])
            return run => db.TaskRunTags.Any(tag => tag.Tag == first && tag.TaskRunSeq == run.Seq);
        var others = db.TaskRunTags.Where(In<TaskRunTag>(tag => tag.Tag, rest));
        return run =>
            db.TaskRunTags.Any(tag => tag.Tag == first && tag.TaskRunSeq == run.Seq)
            && others.Count(tag => tag.TaskRunSeq == run.Seq) == rest.Length;
    }

    internal static Expression<Func<TaskRunTag, bool>> TagIn(IReadOnlyList<string> tags) =>
        In<TaskRunTag>(tag => tag.Tag, [.. tags.Select(TaskRunTag.KeyOf).Distinct(StringComparer.Ordinal)]);

    /// <summary>
    /// Whether a text is one of these. Not as one JSON parameter: what SQL Server reads out of that has the database's
    /// collation, and it refuses to compare it with a column that has another.
    /// </summary>
    internal static Expression<Func<T, bool>> In<T>(Expression<Func<T, string>> column, string[] texts) =>
        texts.Length <= MaxTextParameters
            ? column.Then(text => texts.Contains(text))
            : column.Then(text => EF.Constant(texts).Contains(text));

    /// <summary>The same to the last character: SQL Server passes over blanks at the end, so there is something after them.</summary>
    internal static Expression<Func<T, bool>> Exactly<T>(Expression<Func<T, string>> column, string[] texts) =>
        In(column.Then(text => text + "|"), [.. texts.Select(text => text + "|")]);

    private static Expression<Func<TaskRun, bool>> Within(Criterion.Within within)
    {
        var (instant, from, to) = within;
        if (instant is TaskRunInstant.Created)
            return CreatedWithin(from, to);
        // Where there is no end: so that the index alone tells.
        var hasNone = Instants.Earliest;
        var range = new List<Expression<Func<TaskRun, bool>>>();
        if (from is not null)
            range.Add(
                instant switch
                {
                    TaskRunInstant.Start => run => run.StartTime >= from,
                    TaskRunInstant.End => run => run.EndOrder >= from && run.EndOrder > hasNone,
                    _ => run => run.ExpectedStartTime >= from,
                }
            );
        if (to is not null)
            range.Add(
                instant switch
                {
                    TaskRunInstant.Start => run => run.StartTime <= to,
                    TaskRunInstant.End => run => run.EndOrder <= to && run.EndOrder > hasNone,
                    _ => run => run.ExpectedStartTime <= to,
                }
            );
        return Join(range, Expression.AndAlso, ofNone: true);
    }

    /// <summary>A run's seq says when it was created, and is what its table is ordered by.</summary>
    private static Expression<Func<TaskRun, bool>> CreatedWithin(DateTimeOffset? from, DateTimeOffset? to)
    {
        var first = from is null ? 0 : SeqGenerator.FirstOf(from.Value);
        var beyond = to is null ? long.MaxValue : SeqGenerator.FirstOf(to.Value) + SeqGenerator.KeysIn(Millisecond);
        return run => run.Seq >= first && run.Seq < beyond;
    }

    internal static string[] PrefixesOf(IEnumerable<string> texts) =>
        [.. texts.Select(text => TextPrefix.Of(text)).Distinct(StringComparer.Ordinal)];

    internal static Expression<Func<TaskRun, bool>> Negated(Expression<Func<TaskRun, bool>> predicate) =>
        Expression.Lambda<Func<TaskRun, bool>>(Expression.Not(predicate.Body), predicate.Parameters);

    /// <summary>Predicates as one.</summary>
    internal static Expression<Func<T, bool>> Join<T>(
        IEnumerable<Expression<Func<T, bool>>> predicates,
        Func<Expression, Expression, Expression> join,
        bool ofNone
    )
    {
        var one = Expression.Parameter(typeof(T));
        var bodies = predicates.Select(each => each.Body.With(each.Parameters[0], one)).ToList();
        return Expression.Lambda<Func<T, bool>>(
            bodies is [] ? Expression.Constant(ofNone) : Balanced(bodies, join),
            one
        );
    }

    /// <summary>Halves of halves: databases bound how deep an expression may be.</summary>
    private static Expression Balanced(List<Expression> bodies, Func<Expression, Expression, Expression> join) =>
        bodies is [var only]
            ? only
            : join(Balanced(bodies[..(bodies.Count / 2)], join), Balanced(bodies[(bodies.Count / 2)..], join));
}
