using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>The one translation of criteria to SQL: lists, counts, history and the console all filter through here.</summary>
/// <remarks>
/// Lists of ids travel as one JSON parameter (<see cref="EF.Parameter"/>), so that neither a database's limit of
/// parameters nor a plan for each number of values gets in the way.
/// </remarks>
internal static class CriterionSql
{
    // SQL Server takes 2,100 parameters, and eight lists of texts at most are in one query.
    private const int MaxTextParameters = 250;

    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);
    private static readonly IReadOnlyList<string> NoTags = [];

    /// <summary>Those runs that are so, however the database finds them.</summary>
    internal static IQueryable<TaskRun> Where(
        this IQueryable<TaskRun> runs,
        Criterion criterion,
        TaskRunDbContext db
    ) => runs.Where(criterion, db, _ => null);

    /// <summary>The same while the index of a sort is walked: no other index is offered, whose finds would have to be sorted.</summary>
    internal static IQueryable<TaskRun> WhereWalking(
        this IQueryable<TaskRun> runs,
        Criterion criterion,
        TaskRunDbContext db,
        TaskRunSort sort
    ) =>
        runs.WhereWalkIs(criterion, db, sort)
            .Where(criterion, db, each => HasIndexOf(each, sort) ? _ => true : Unindexed(each));

    /// <summary>As far as the index of the sort itself says which runs those are: the part of it that is walked.</summary>
    internal static IQueryable<TaskRun> WhereWalkIs(
        this IQueryable<TaskRun> runs,
        Criterion criterion,
        TaskRunDbContext db,
        TaskRunSort sort
    )
    {
        // The walk begins with runs of which none is wanted: it would be long until the others come.
        var (noneHasEnded, noneIsScheduled) = (Instants.Earliest, Instants.Latest);
        if (sort is TaskRunSort.EndTimeDesc && criterion.Conjuncts().Any(ExcludesEnded))
            runs = runs.Where(run => run.EndOrder == noneHasEnded);
        if (sort is TaskRunSort.NextScheduledStartTimeAsc && criterion.Conjuncts().Any(ExcludesScheduled))
            runs = runs.Where(run => run.NextScheduledOrder == noneIsScheduled);
        return runs.Where(criterion, db, each => HasIndexOf(each, sort) ? null : _ => true);
    }

    /// <summary>Whether no run that has ended is so (contract 3.3: what has ended has a start and an end, and what has not has no end).</summary>
    private static bool ExcludesEnded(Criterion criterion) =>
        criterion switch
        {
            Criterion.StateTypeIn types => types.Types.All(type => !type.IsTerminal()),
            Criterion.Has { Instant: TaskRunInstant.Start or TaskRunInstant.End, Expected: false } => true,
            _ => false,
        };

    /// <summary>Whether no run that is due next is so (contract 3.3: only what is SCHEDULED is).</summary>
    private static bool ExcludesScheduled(Criterion criterion) =>
        criterion switch
        {
            Criterion.StateTypeIn types => !types.Types.Contains(StateType.Scheduled),
            Criterion.Has { Instant: TaskRunInstant.End, Expected: true }
            or Criterion.Within { Instant: TaskRunInstant.End } => true,
            _ => false,
        };

    /// <summary>The same of few runs, which are looked at one by one: no index is offered at all.</summary>
    internal static IQueryable<TaskRun> WhereAmong(
        this IQueryable<TaskRun> few,
        Criterion criterion,
        TaskRunDbContext db
    ) => few.Where(criterion, db, Unindexed);

    private static IQueryable<TaskRun> Where(
        this IQueryable<TaskRun> runs,
        Criterion criterion,
        TaskRunDbContext db,
        Func<Criterion, Expression<Func<TaskRun, bool>>?> unindexed
    ) => criterion.Conjuncts().Aggregate(runs, (some, one) => some.Where(unindexed(one) ?? Predicate(one, db)));

    /// <summary>
    /// The seqs of the runs that are so, where an index finds them and nothing else has to be looked at; otherwise null.
    /// </summary>
    internal static IQueryable<long>? Indexed(Criterion criterion, TaskRunDbContext db)
    {
        switch (criterion)
        {
            case Criterion.Tagged { Tags: [var first, ..] }:
                var key = TaskRunTag.KeyOf(first);
                return db.TaskRunTags.Where(tag => tag.Tag == key).Select(tag => tag.TaskRunSeq);
            case Criterion.StateNameIn names:
                // Names of their own by their index; those that types give are what those types are found by.
                var prefixes = PrefixesOf(names.Names);
                StateType[] types = [.. StateTypes.All.Where(type => names.Names.Contains(type.DefaultName()))];
                var named = db
                    .TaskRuns.Where(run => run.StateNamePrefix != null)
                    .Where(In<TaskRun>(run => run.StateNamePrefix!, prefixes))
                    .Select(run => run.Seq);
                return types is []
                    ? named
                    : named.Concat(db.TaskRuns.Where(run => types.Contains(run.StateType)).Select(run => run.Seq));
            case Criterion.TaskKeyIn keys:
                return db
                    .TaskRuns.Where(In<TaskRun>(run => run.TaskKeyPrefix, PrefixesOf(keys.Keys)))
                    .Select(run => run.Seq);
            case Criterion.IdIn or Criterion.NameIn or Criterion.StateTypeIn or Criterion.FlowRunIn or Criterion.Within:
                return db.TaskRuns.Where(Predicate(criterion, db)).Select(run => run.Seq);
            default:
                return null;
        }
    }

    private static bool HasIndexOf(Criterion criterion, TaskRunSort sort) =>
        criterion switch
        {
            Criterion.NameIn => sort is TaskRunSort.NameAsc or TaskRunSort.NameDesc,
            Criterion.Within { Instant: TaskRunInstant.Created } => sort is TaskRunSort.IdDesc,
            Criterion.Within { Instant: TaskRunInstant.End } => sort is TaskRunSort.EndTimeDesc,
            Criterion.Within { Instant: TaskRunInstant.ExpectedStart } => sort
                is TaskRunSort.ExpectedStartTimeAsc
                    or TaskRunSort.ExpectedStartTimeDesc,
            _ => false,
        };

    /// <summary>A predicate that no index helps to find, for criteria that have an index of their own; null for others.</summary>
    private static Expression<Func<TaskRun, bool>>? Unindexed(Criterion criterion)
    {
        switch (criterion)
        {
            case Criterion.StateTypeIn { Types: { Count: > 0 } many }:
                string[] types = [.. many.Distinct().Select(type => type.WireName())];
                return run => types.Contains((string)(object)run.StateType + "");
            case Criterion.NameIn { Names: { Count: > 0 } many }:
                return Exactly<TaskRun>(run => run.Name, [.. many]);
            case Criterion.TaskKeyIn { Keys: { Count: > 0 } many }:
                return Exactly<TaskRun>(run => run.TaskKey, [.. many]);
            case Criterion.Not not when Unindexed(not.Of) is { } unindexed:
                return Negated(unindexed);
            case Criterion.Within within:
                return within.Instant switch
                {
                    TaskRunInstant.Created => Between(run => run.Created, within),
                    TaskRunInstant.Start => Between(run => run.StartTime!.Value, within),
                    TaskRunInstant.End => Between(run => run.EndTime!.Value, within),
                    _ => Between(run => run.ExpectedStartTime, within),
                };
            default:
                return null;
        }
    }

    private static Expression<Func<TaskRun, bool>> Between(
        Expression<Func<TaskRun, DateTimeOffset>> instant,
        Criterion.Within within
    )
    {
        var range = new List<Expression<Func<TaskRun, bool>>>();
        if (within.From is { } from)
            range.Add(instant.Then(at => SqlFunctions.MicrosecondsBetween(from, at) >= 0));
        if (within.To is { } to)
            range.Add(instant.Then(at => SqlFunctions.MicrosecondsBetween(at, to) >= 0));
        return Join(range, Expression.AndAlso, ofNone: true);
    }

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

    private static string[] PrefixesOf(IEnumerable<string> texts) =>
        [.. texts.Select(text => TextPrefix.Of(text)).Distinct(StringComparer.Ordinal)];

    private static Expression<Func<TaskRun, bool>> Negated(Expression<Func<TaskRun, bool>> predicate) =>
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
