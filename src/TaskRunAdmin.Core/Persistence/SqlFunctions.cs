using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>Arithmetic with instants and durations inside of a query; each context says how its database does it.</summary>
internal static class SqlFunctions
{
    /// <summary>From one instant to another, in microseconds.</summary>
    internal static long MicrosecondsBetween(DateTimeOffset from, DateTimeOffset to) => throw InQueriesOnly();

    /// <summary>A duration in microseconds, which is how it is stored.</summary>
    internal static long Microseconds(TimeSpan span) => throw InQueriesOnly();

    internal static void Map(
        ModelBuilder modelBuilder,
        Func<SqlExpression, SqlExpression, SqlExpression> microsecondsBetween
    )
    {
        modelBuilder
            .HasDbFunction(((Func<DateTimeOffset, DateTimeOffset, long>)MicrosecondsBetween).Method)
            .HasTranslation(arguments =>
            {
                // What is no column is stored as the column is.
                var mapping = arguments.OfType<ColumnExpression>().First().TypeMapping;
                return microsecondsBetween(As(arguments[0], mapping), As(arguments[1], mapping));
            });
        modelBuilder
            .HasDbFunction(((Func<TimeSpan, long>)Microseconds).Method)
            .HasTranslation(arguments => new SqlUnaryExpression(
                System.Linq.Expressions.ExpressionType.Convert,
                arguments[0],
                typeof(long),
                null
            ));
    }

    private static SqlExpression As(SqlExpression argument, RelationalTypeMapping? mapping) =>
        argument switch
        {
            SqlParameterExpression parameter => parameter.ApplyTypeMapping(mapping),
            SqlConstantExpression constant => constant.ApplyTypeMapping(mapping),
            _ => argument,
        };

    private static InvalidOperationException InQueriesOnly() =>
        new("This is for queries, which the database executes.");
}
