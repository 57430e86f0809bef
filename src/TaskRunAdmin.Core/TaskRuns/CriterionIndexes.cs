using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>
/// By which index the runs of a criterion are found, and by which they are not to be: a database without statistics takes
/// whichever it can.
/// </summary>
internal static class CriterionIndexes
{
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
            .Where(criterion, db, each => HasIndexOf(each, sort) ? _ => true : Unindexed(each, db));

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
    ) => few.Where(criterion, db, each => Unindexed(each, db));

    private static IQueryable<TaskRun> Where(
        this IQueryable<TaskRun> runs,
        Criterion criterion,
        TaskRunDbContext db,
        Func<Criterion, Expression<Func<TaskRun, bool>>?> unindexed
    ) =>
        criterion
            .Conjuncts()
            .Aggregate(runs, (some, one) => some.Where(unindexed(one) ?? CriterionSql.Predicate(one, db)));

    /// <summary>
    /// The seqs of the runs that are so, where an index finds them and nothing else has to be looked at; otherwise null.
    /// </summary>
    internal static IQueryable<long>? Indexed(Criterion criterion, TaskRunDbContext db)
    {
        switch (criterion)
        {
            case Criterion.AnyOf { Of.Count: > 0 } any:
                // As long as each has an index: what one without lets through is found by none of the others.
                return any
                    .Of.Select(each => Indexed(each, db))
                    .Aggregate((some, more) => some is null || more is null ? null : some.Concat(more))
                    ?.Distinct();
            case Criterion.Tagged { Tags: [var first, ..] }:
                var key = TaskRunTag.KeyOf(first);
                return db.TaskRunTags.Where(tag => tag.Tag == key).Select(tag => tag.TaskRunSeq);
            case Criterion.TaggedAny tagged:
                return db.TaskRunTags.Where(CriterionSql.TagIn(tagged.Tags)).Select(tag => tag.TaskRunSeq).Distinct();
            case Criterion.StateNameIn names:
                // Names of their own by their index; those that types give are what those types are found by.
                var prefixes = CriterionSql.PrefixesOf(names.Names);
                StateType[] types = [.. StateTypes.All.Where(type => names.Names.Contains(type.DefaultName()))];
                var named = db
                    .TaskRuns.Where(run => run.StateNamePrefix != null)
                    .Where(CriterionSql.In<TaskRun>(run => run.StateNamePrefix!, prefixes))
                    .Select(run => run.Seq);
                return types is []
                    ? named
                    : named.Concat(db.TaskRuns.Where(run => types.Contains(run.StateType)).Select(run => run.Seq));
            case Criterion.TaskKeyIn keys:
                return db
                    .TaskRuns.Where(
                        CriterionSql.In<TaskRun>(run => run.TaskKeyPrefix, CriterionSql.PrefixesOf(keys.Keys))
                    )
                    .Select(run => run.Seq);
            case Criterion.IdIn or Criterion.NameIn or Criterion.StateTypeIn or Criterion.FlowRunIn or Criterion.Within:
                return db.TaskRuns.Where(CriterionSql.Predicate(criterion, db)).Select(run => run.Seq);
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
    private static Expression<Func<TaskRun, bool>>? Unindexed(Criterion criterion, TaskRunDbContext db)
    {
        switch (criterion)
        {
            case Criterion.StateTypeIn { Types: { Count: > 0 } many }:
                string[] types = [.. many.Distinct().Select(type => type.WireName())];
                return run => types.Contains((string)(object)run.StateType + "");
            case Criterion.NameIn { Names: { Count: > 0 } many }:
                return CriterionSql.Exactly<TaskRun>(run => run.Name, [.. many]);
            case Criterion.TaskKeyIn { Keys: { Count: > 0 } many }:
                return CriterionSql.Exactly<TaskRun>(run => run.TaskKey, [.. many]);
            case Criterion.Not not when Unindexed(not.Of, db) is { } unindexed:
                return CriterionSql.Negated(unindexed);
            case Criterion.AnyOf any:
                return CriterionSql.Join(
                    any.Of.Select(each => Unindexed(each, db) ?? CriterionSql.Predicate(each, db)),
                    Expression.OrElse,
                    ofNone: false
                );
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
        return CriterionSql.Join(range, Expression.AndAlso, ofNone: true);
    }
}
