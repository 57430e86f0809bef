using System.Linq.Expressions;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>Puts expressions together, so that what is said once of a run can be said of whatever has one.</summary>
internal static class Composition
{
    /// <summary>The second of what the first gives.</summary>
    internal static Expression<Func<T, TResult>> Then<T, TMiddle, TResult>(
        this Expression<Func<T, TMiddle>> first,
        Expression<Func<TMiddle, TResult>> second
    ) => Expression.Lambda<Func<T, TResult>>(second.Body.With(second.Parameters[0], first.Body), first.Parameters);

    /// <summary>The same with something else in the place of a parameter.</summary>
    internal static Expression With(this Expression body, ParameterExpression parameter, Expression replacement) =>
        new Replacement(parameter, replacement).Visit(body);

    private sealed class Replacement(ParameterExpression parameter, Expression replacement) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) =>
            node == parameter ? replacement : node;
    }
}
