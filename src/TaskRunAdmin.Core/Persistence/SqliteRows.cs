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

    private SqliteRows(TableRows table)
    {
        _insert =
            $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))}) "
            + $"VALUES ({string.Join(", ", Enumerable.Repeat("?", table.Columns.Count))})";
        // By position, as the insert has them, so that one binder serves both; the key is set to what it is.
        _update =
            $"UPDATE \"{table.Name}\" SET {string.Join(", ", table.Columns.Select((column, i) => $"\"{column.Name}\" = ?{i + 1}"))} "
            + $"WHERE \"{table.Key.Name}\" = ?{table.Columns.ToList().IndexOf(table.Key) + 1}";
        _bind = SqliteRowWriter.Compile<T>(table.Columns);
    }

    /// <summary>How rows of <typeparamref name="T"/> are written; worked out once a model.</summary>
    internal static SqliteRows<T> Of(DbContext db) =>
        db
            .Model.FindEntityType(typeof(T))!
            .GetOrAddRuntimeAnnotationValue(Annotation, static db => new SqliteRows<T>(TableRows.Of<T>(db!)), db);

    internal void Insert(SqliteConnection connection, IReadOnlyList<T> rows) => Run(connection, _insert, rows);

    internal void Update(SqliteConnection connection, IReadOnlyList<T> rows) => Run(connection, _update, rows);

    private void Run(SqliteConnection connection, string sql, IReadOnlyList<T> rows)
    {
        var statement = SqliteStatement.On(connection, sql);
        foreach (var row in rows)
        {
            _bind(statement, row);
            statement.Execute();
        }
    }
}
