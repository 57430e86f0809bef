using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// Arithmetic with instants and durations, and what is in a JSON list, inside of a query; each context says how its database
/// does it.
/// </summary>
internal static class SqlFunctions
{
    /// <summary>From one instant to another, in microseconds.</summary>
    internal static long MicrosecondsBetween(DateTimeOffset from, DateTimeOffset to) => throw InQueriesOnly();

    /// <summary>A duration in microseconds, which is how it is stored.</summary>
    internal static long Microseconds(TimeSpan span) => throw InQueriesOnly();

    /// <param name="modelBuilder">The model.</param>
    /// <param name="microsecondsBetween">How two instants are subtracted.</param>
    /// <param name="jsonItems">The database's function that gives a row for each item of a JSON list.</param>
    internal static void Map(
        ModelBuilder modelBuilder,
        Func<SqlExpression, SqlExpression, SqlExpression> microsecondsBetween,
        string jsonItems
    )
    {
        modelBuilder
            .HasDbFunction(typeof(TaskRunDbContext).GetMethod(nameof(TaskRunDbContext.JsonItems))!)
            .HasName(jsonItems)
            .IsBuiltIn();
        modelBuilder
            .Entity<JsonItem>()
            .HasNoKey()
            .ToTable((string?)null)
            .Property(item => item.Value)
            .HasColumnName("value");
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

/// <summary>A text in a JSON list of texts. Both databases give it in a column of this name.</summary>
public sealed class JsonItem
{
    /// <summary>The text.</summary>
    public required string Value { get; init; }
}
