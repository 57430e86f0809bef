using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// Finds one row by a unique column on SQLite, past EF: to translate a query and to prepare it each time costs ten times
/// what it costs to run it.
/// </summary>
internal sealed class SqliteQuery<T>
    where T : class
{
    private const string Annotation = "TaskRunAdmin:SqliteQuery";

    private readonly string _sql;
    private readonly Func<sqlite3_stmt, T> _read;

    private SqliteQuery(string sql, Func<sqlite3_stmt, T> read) => (_sql, _read) = (sql, read);

    /// <summary>
    /// Finds <typeparamref name="T"/> by the column <c>id</c> of <typeparamref name="TEntity"/>: those of its columns that
    /// <typeparamref name="T"/> has, too. Worked out once a model.
    /// </summary>
    internal static SqliteQuery<T> ById<TEntity>(DbContext db) =>
        db
            .Model.FindEntityType(typeof(TEntity))!
            .GetOrAddRuntimeAnnotationValue(
                Annotation,
                static db =>
                {
                    var table = TableRows.Of<TEntity>(db!);
                    TableColumn[] columns =
                    [
                        .. table.Columns.Where(each => typeof(T).GetProperty(each.Property.Name) is not null),
                    ];
                    return new SqliteQuery<T>(
                        $"SELECT {Columns(columns, "t")} FROM \"{table.Name}\" AS t WHERE t.id = ?1",
                        SqliteRowReader.Compile<T>(columns, 0)
                    );
                },
                db
            );

    /// <summary>Finds whole runs, each with its current state, by a column of the run.</summary>
    internal static SqliteQuery<TaskRun> Runs(DbContext db, string column)
    {
        var (runs, states) = (TableRows.Of<TaskRun>(db), TableRows.Of<RunState>(db));
        var readRun = SqliteRowReader.Compile<TaskRun>(runs.Columns, 0);
        var readState = SqliteRowReader.Compile<RunState>(states.Columns, runs.Columns.Count);
        return new(
            $"SELECT {Columns(runs.Columns, "r")}, {Columns(states.Columns, "s")} FROM \"{runs.Name}\" AS r "
                + $"JOIN \"{states.Name}\" AS s ON s.id = r.state_id WHERE r.{column} = ?1",
            row => readRun(row).WithState(readState(row))
        );
    }

    /// <summary>The same by the run's id; worked out once a model.</summary>
    internal static SqliteQuery<TaskRun> RunsById(DbContext db) =>
        db
            .Model.FindEntityType(typeof(TaskRun))!
            .GetOrAddRuntimeAnnotationValue(Annotation, static db => Runs(db!, "id"), db);

    internal T? Find(SqliteConnection connection, Guid value)
    {
        var statement = SqliteStatement.On(connection, _sql);
        statement.Bind(1, value);
        return statement.Read(_read);
    }

    internal T? Find(SqliteConnection connection, byte[] value)
    {
        var statement = SqliteStatement.On(connection, _sql);
        statement.Bind(1, value);
        return statement.Read(_read);
    }

    private static string Columns(IEnumerable<TableColumn> columns, string alias) =>
        string.Join(", ", columns.Select(column => $"{alias}.\"{column.Name}\""));
}
