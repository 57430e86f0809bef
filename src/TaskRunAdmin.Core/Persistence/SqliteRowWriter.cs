using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// Binds an entity to the parameters of a statement, as the model says: the counterpart of <see cref="SqliteRowReader"/>.
/// Compiled, so that no value is boxed on its way.
/// </summary>
internal static class SqliteRowWriter
{
    private static readonly Dictionary<Type, MethodInfo> Binders = typeof(SqliteStatement)
        .GetMethods(BindingFlags.Instance | BindingFlags.NonPublic)
        .Where(method => method.Name == nameof(SqliteStatement.Bind))
        .ToDictionary(method => method.GetParameters()[1].ParameterType);

    /// <summary>Compiles the binder of <typeparamref name="T"/>: a parameter a column, from 1 on.</summary>
    internal static Action<SqliteStatement, T> Compile<T>(IReadOnlyList<TableColumn> columns)
    {
        var statement = Expression.Parameter(typeof(SqliteStatement));
        var entity = Expression.Parameter(typeof(T));
        var bindings = columns.Select((column, i) => Bind(column.Property, entity, statement, i + 1));
        return Expression
            .Lambda<Action<SqliteStatement, T>>(Expression.Block(typeof(void), bindings), statement, entity)
            .Compile();
    }

    private static Expression Bind(
        IProperty property,
        ParameterExpression entity,
        ParameterExpression statement,
        int index
    )
    {
        var parameter = Expression.Constant(index);
        var value = Expression.Property(entity, property.PropertyInfo!);
        var convert = property.GetTypeMapping().Converter?.ConvertToProviderExpression;
        var given = convert?.Parameters[0].Type ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        Expression stored = value.Type == given ? value : Expression.Convert(value, given);
        if (convert is not null)
            stored = Expression.Invoke(convert, stored);
        var bind = Expression.Call(statement, Binders[stored.Type], parameter, stored);
        return property.IsNullable
            ? Expression.IfThenElse(
                Expression.Equal(value, Expression.Constant(null, property.ClrType)),
                Expression.Call(statement, nameof(SqliteStatement.BindNull), null, parameter),
                bind
            )
            : bind;
    }
}
