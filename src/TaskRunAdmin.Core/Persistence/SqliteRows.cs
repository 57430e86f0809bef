using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>Writes rows to SQLite: one prepared statement, run once a row.</summary>
internal static class SqliteRows
{
    internal static void Insert<T>(DbContext db, IReadOnlyList<T> rows)
        where T : class
    {
        var table = TableRows.Of<T>(db);
        var statement = SqliteStatement.On(
            (SqliteConnection)db.Database.GetDbConnection(),
            $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))}) "
                + $"VALUES ({string.Join(", ", Enumerable.Repeat("?", table.Columns.Count))})"
        );
        foreach (var row in rows)
        {
            for (var i = 0; i < table.Columns.Count; i++)
                statement.Bind(i + 1, table.Columns[i].Value(row));
            statement.Execute();
        }
    }
}
