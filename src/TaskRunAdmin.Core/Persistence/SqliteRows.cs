using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>Writes rows of one entity to SQLite: one prepared statement, run once a row.</summary>
internal sealed class SqliteRows<T>
    where T : class
{
    private const string Annotation = "TaskRunAdmin:SqliteRows";

    private readonly string _insert;
    private readonly string _update;
    private readonly Action<SqliteStatement, T> _bind;
    private readonly Action<SqliteStatement, T> _bindChange;

    private SqliteRows(TableRows table)
    {
        _insert =
            $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))}) "
            + $"VALUES ({string.Join(", ", Enumerable.Repeat("?", table.Columns.Count))})";
        // The key must not be among them: SQLite would take it for another row, and look through all that refers to it.
        TableColumn[] changing = [.. table.Columns.Where(column => column.IsMutable)];
        _update =
            $"UPDATE \"{table.Name}\" SET {string.Join(", ", changing.Select(column => $"\"{column.Name}\" = ?"))} "
            + $"WHERE \"{table.Key.Name}\" = ?";
        _bindChange = SqliteRowWriter.Compile<T>([.. changing, table.Key]);
        _bind = SqliteRowWriter.Compile<T>(table.Columns);
    }

    /// <summary>How rows of <typeparamref name="T"/> are written; worked out once a model.</summary>
    internal static SqliteRows<T> Of(DbContext db) =>
        db
            .Model.FindEntityType(typeof(T))!
            .GetOrAddRuntimeAnnotationValue(Annotation, static db => new SqliteRows<T>(TableRows.Of<T>(db!)), db);

    internal void Insert(SqliteConnection connection, IReadOnlyList<T> rows) => Run(connection, _insert, _bind, rows);

    internal void Update(SqliteConnection connection, IReadOnlyList<T> rows) =>
        Run(connection, _update, _bindChange, rows);

    private static void Run(
        SqliteConnection connection,
        string sql,
        Action<SqliteStatement, T> bind,
        IReadOnlyList<T> rows
    )
    {
        var statement = SqliteStatement.On(connection, sql);
        foreach (var row in rows)
        {
            bind(statement, row);
            statement.Execute();
        }
    }
}
