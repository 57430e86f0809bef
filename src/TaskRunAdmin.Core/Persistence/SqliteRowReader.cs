using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;
using static SQLitePCL.raw;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>Makes an entity of the columns of a row, as the model says: EF's materializer needs EF's whole query.</summary>
internal static class SqliteRowReader
{
    private static readonly Dictionary<Type, MethodInfo> Readers = new Delegate[]
    {
        sqlite3_column_int64,
        sqlite3_column_int,
        Text,
        Bytes,
        Id,
        Flag,
    }.ToDictionary(reader => reader.Method.ReturnType, reader => reader.Method);

    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Compiles the reader of <typeparamref name="T"/>, whose columns start with <paramref name="first"/>.</summary>
    internal static Func<sqlite3_stmt, T> Compile<T>(IReadOnlyList<TableColumn> columns, int first)
    {
        var statement = Expression.Parameter(typeof(sqlite3_stmt));
        var bindings = columns.Select(
            (column, i) => Bind<T>(column.Property, Value(column.Property, statement, first + i))
        );
        var constructor = typeof(T).GetConstructor(AnyInstance, []);
        return Expression
            .Lambda<Func<sqlite3_stmt, T>>(Expression.MemberInit(Expression.New(constructor!), bindings), statement)
            .Compile();
    }

    private static MemberAssignment Bind<T>(IProperty property, Expression value)
    {
        var member = typeof(T).GetProperty(property.Name)!;
        return Expression.Bind(
            member,
            value.Type == member.PropertyType ? value : Expression.Convert(value, member.PropertyType)
        );
    }

    private static Expression Value(IProperty property, ParameterExpression statement, int index)
    {
        var column = Expression.Constant(index);
        var convert = property.GetTypeMapping().Converter?.ConvertFromProviderExpression;
        var stored = convert?.Parameters[0].Type ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        Expression value = Expression.Call(Readers[stored], statement, column);
        if (convert is not null)
            value = Expression.Invoke(convert, value);
        if (value.Type != property.ClrType)
            value = Expression.Convert(value, property.ClrType);
        return property.IsNullable
            ? Expression.Condition(
                Expression.Equal(
                    Expression.Call(((Func<sqlite3_stmt, int, int>)sqlite3_column_type).Method, statement, column),
                    Expression.Constant(SQLITE_NULL)
                ),
                Expression.Default(property.ClrType),
                value
            )
            : value;
    }

    private static string Text(sqlite3_stmt statement, int index) =>
        sqlite3_column_text(statement, index).utf8_to_string();

    private static byte[] Bytes(sqlite3_stmt statement, int index) => sqlite3_column_blob(statement, index).ToArray();

    private static bool Flag(sqlite3_stmt statement, int index) => sqlite3_column_int(statement, index) != 0;

    private static Guid Id(sqlite3_stmt statement, int index) => Guid.Parse(Text(statement, index));
}
