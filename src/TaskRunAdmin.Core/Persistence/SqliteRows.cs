using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>Writes rows of one entity to SQLite: prepared statements, run once a row.</summary>
internal sealed class SqliteRows<T>
    where T : class
{
    private const string Annotation = "TaskRunAdmin:SqliteRows";

    private readonly Change _insert;
    private readonly Change[] _updates;

    private SqliteRows(TableRows table)
    {
        _insert = new(
            $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))}) "
                + $"VALUES ({string.Join(", ", Enumerable.Repeat("?", table.Columns.Count))})",
            table.Columns
        );
        TableColumn[] mutable = [.. table.Columns.Where(column => column.IsMutable)];
        _updates = mutable is [] ? [] : [.. Updates(table, mutable)];
    }

    /// <summary>How rows of <typeparamref name="T"/> are written; worked out once a model.</summary>
    internal static SqliteRows<T> Of(DbContext db) =>
        db
            .Model.FindEntityType(typeof(T))!
            .GetOrAddRuntimeAnnotationValue(Annotation, static db => new SqliteRows<T>(TableRows.Of<T>(db!)), db);

    internal void Insert(SqliteConnection connection, IReadOnlyList<T> rows) => _insert.Run(connection, rows);

    internal void Update(SqliteConnection connection, IReadOnlyList<T> rows)
    {
        foreach (var update in _updates)
            update.Run(connection, rows);
    }

    /// <summary>
    /// SQLite takes a column that is named for one that changes. The key must not be among them, or it looks through all
    /// that refers to the row; and an indexed one only where it has another value, or it writes the index anew.
    /// </summary>
    private static IEnumerable<Change> Updates(TableRows table, TableColumn[] mutable)
    {
        var where = $"WHERE \"{table.Key.Name}\" = ?";
        TableColumn[] plain = [.. mutable.Where(column => !column.Property.IsIndex())];
        yield return new(
            $"UPDATE \"{table.Name}\" SET {string.Join(", ", plain.Select(column => $"\"{column.Name}\" = ?"))} {where}",
            [.. plain, table.Key]
        );
        foreach (var column in mutable.Except(plain))
            yield return new(
                $"UPDATE \"{table.Name}\" SET \"{column.Name}\" = ? {where} AND \"{column.Name}\" IS NOT ?",
                [column, table.Key, column]
            );
    }

    /// <summary>A statement, and the columns that are its parameters in turn.</summary>
    private sealed class Change(string sql, IReadOnlyList<TableColumn> parameters)
    {
        private readonly Action<SqliteStatement, T> _bind = SqliteRowWriter.Compile<T>(parameters);

        internal void Run(SqliteConnection connection, IReadOnlyList<T> rows)
        {
            var statement = SqliteStatement.On(connection, sql);
            foreach (var row in rows)
            {
                _bind(statement, row);
                statement.Execute();
            }
        }
    }
}
