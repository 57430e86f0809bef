using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// How rows of one entity are read and written past EF's pipeline: its columns as the model has them, so that a column
/// that is added to the model takes part without another line.
/// </summary>
internal sealed class TableRows
{
    private const string Annotation = "TaskRunAdmin:TableRows";

    private TableRows(IEntityType entity)
    {
        Name = entity.GetTableName()!;
        Columns = [.. entity.GetProperties().Select(property => new TableColumn(property))];
    }

    /// <summary>The table's name.</summary>
    internal string Name { get; }

    /// <summary>All its columns, in one order.</summary>
    internal IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The column that is the primary key, of an entity that has one such column.</summary>
    internal TableColumn Key => Columns.Single(column => column.Property.IsPrimaryKey());

    /// <summary>What the model says about <typeparamref name="T"/>; worked out once a model.</summary>
    internal static TableRows Of<T>(DbContext db)
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        return entity.GetOrAddRuntimeAnnotationValue(Annotation, static type => new TableRows(type!), entity);
    }
}

/// <summary>One column, and how its value is taken from an entity.</summary>
internal sealed class TableColumn(IProperty property)
{
    private readonly IClrPropertyGetter _getter = property.GetGetter();
    private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

    internal IProperty Property => property;

    /// <summary>Whether an entity may change it: what is set once, when it is made, is not written again.</summary>
    internal bool IsMutable { get; } =
        property.PropertyInfo?.SetMethod is { } set
        && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    internal string Name { get; } = property.GetColumnName();

    internal string StoreType { get; } = property.GetColumnType();

    /// <summary>The value as the database takes it.</summary>
    internal object? Value(object entity)
    {
        var value = _getter.GetClrValue(entity);
        return value is null || _convert is null ? value : _convert(value);
    }
}
