using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Logs;

/// <summary>The translation of what is asked of logs to SQL.</summary>
internal static class LogSql
{
    internal static Expression<Func<LogEntry, bool>> Predicate(LogCriterion criterion)
    {
        switch (criterion)
        {
            case LogCriterion.AllOf all:
                return CriterionSql.Join(all.Of.Select(Predicate), Expression.AndAlso, ofNone: true);
            case LogCriterion.AnyOf any:
                return CriterionSql.Join(any.Of.Select(Predicate), Expression.OrElse, ofNone: false);
            case LogCriterion.Level(var min, var max):
                var (lowest, highest) = (min ?? int.MinValue, max ?? int.MaxValue);
                return log => log.Level >= lowest && log.Level <= highest;
            case LogCriterion.Within({ } from, { } to):
                return log => log.Timestamp >= from && log.Timestamp <= to;
            case LogCriterion.Within({ } from, _):
                return log => log.Timestamp >= from;
            case LogCriterion.Within(_, { } to):
                return log => log.Timestamp <= to;
            case LogCriterion.FlowRunIn { Ids: [var flowRunId] }:
                return log => log.FlowRunId == flowRunId;
            case LogCriterion.FlowRunIn { Ids: var many }:
                Guid?[] flowRunIds = [.. many];
                return log => log.FlowRunId != null && EF.Parameter(flowRunIds).Contains(log.FlowRunId);
            case LogCriterion.TaskRunIn { Ids: [var taskRunId] }:
                return log => log.TaskRunId == taskRunId;
            case LogCriterion.TaskRunIn { Ids: var many }:
                Guid?[] taskRunIds = [.. many];
                return log => log.TaskRunId != null && EF.Parameter(taskRunIds).Contains(log.TaskRunId);
            case LogCriterion.HasTaskRun(var isThere):
                return isThere ? log => log.TaskRunId != null : log => log.TaskRunId == null;
            case LogCriterion.Text { Search: var (words, excluded) }:
                return CriterionSql.Join(
                    [.. words.Select(Has), .. excluded.Select(word => Not(Has(word)))],
                    Expression.AndAlso,
                    ofNone: true
                );
            default:
                throw new InvalidOperationException($"No SQL for {criterion}.");
        }
    }

    private static Expression<Func<LogEntry, bool>> Has(string word)
    {
        var folded = FoldedText.Of(word);
        return log => log.TextFolded.Contains(folded);
    }

    private static Expression<Func<LogEntry, bool>> Not(Expression<Func<LogEntry, bool>> predicate) =>
        Expression.Lambda<Func<LogEntry, bool>>(Expression.Not(predicate.Body), predicate.Parameters);
}
