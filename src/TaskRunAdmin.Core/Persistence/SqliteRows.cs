using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>Writes rows of one entity to SQLite: one prepared statement, run once a row.</summary>
internal sealed class SqliteRows<T>
    where T : class
{
    private const string Annotation = "TaskRunAdmin:SqliteRows";

    private readonly string _insert;
    private readonly Action<SqliteStatement, T> _bind;

    private SqliteRows(TableRows table)
    {
        _insert =
            $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))}) "
            + $"VALUES ({string.Join(", ", Enumerable.Repeat("?", table.Columns.Count))})";
        _bind = SqliteRowWriter.Compile<T>(table.Columns);
    }

    /// <summary>How rows of <typeparamref name="T"/> are written; worked out once a model.</summary>
    internal static SqliteRows<T> Of(DbContext db) =>
        db
            .Model.FindEntityType(typeof(T))!
            .GetOrAddRuntimeAnnotationValue(Annotation, static db => new SqliteRows<T>(TableRows.Of<T>(db!)), db);

    internal void Insert(SqliteConnection connection, IReadOnlyList<T> rows)
    {
        var statement = SqliteStatement.On(connection, _insert);
        foreach (var row in rows)
        {
            _bind(statement, row);
            statement.Execute();
        }
    }
}
