using System.Diagnostics;
using SQLitePCL;
using static SQLitePCL.raw;

namespace TaskRunAdmin.Bench.Floor;

/// <summary>
/// What SQLite can do with nothing around it: the rows that "create new" has left are written once more, into the same
/// tables and indexes of a new file, by one thread that has them ready in memory, with compiled statements and as durably.
/// No server, no request and no decision takes part, so a product with one SQLite file cannot be faster than this.
/// </summary>
internal sealed class SqliteAlone
{
    private const int Rows = 60_000;

    // The changes of a batch are one row; it names sixteen bytes for each run.
    private const string Changes = "task_run_changes";
    private const int BytesPerId = 16;

    private readonly string _target;
    private readonly List<string> _schema;
    private readonly Table _runs;
    private readonly Table _states;
    private readonly Table _audit;

    /// <param name="source">The product's database; the newest runs in it must have one state each.</param>
    /// <param name="target">Where the new file may be.</param>
    internal SqliteAlone(string source, string target)
    {
        _target = target;
        using var database = new Database(source);
        _schema = database.List(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'",
            row => row.Text(0)
        );
        _runs = Table.Read(database, $"SELECT * FROM task_runs ORDER BY seq DESC LIMIT {Rows}");
        _states = Table.Read(database, $"SELECT * FROM task_run_states ORDER BY task_run_seq DESC LIMIT {Rows}");
        _audit = Table.Read(
            database,
            $"SELECT * FROM audit_entries WHERE action = 'task_run.create' ORDER BY seq DESC LIMIT {Rows}"
        );
    }

    /// <summary>Writes all rows.</summary>
    /// <param name="batch">How many runs are committed together.</param>
    /// <returns>Runs a second.</returns>
    internal double Run(int batch)
    {
        foreach (var ending in new[] { "", "-wal", "-shm" })
            File.Delete(_target + ending);
        using var database = new Database(_target);
        database.Do(
            "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA cache_size=-8192"
        );
        foreach (var sql in _schema)
            database.Do(sql);
        using var begin = database.Prepare("BEGIN IMMEDIATE");
        using var commit = database.Prepare("COMMIT");
        using var run = database.Prepare(_runs.Insert("task_runs"));
        using var state = database.Prepare(_states.Insert("task_run_states"));
        using var audit = database.Prepare(_audit.Insert("audit_entries"));
        using var change = database.Prepare($"INSERT INTO {Changes} VALUES (?, ?)");
        var ids = new byte[batch * BytesPerId];

        var start = Stopwatch.GetTimestamp();
        // Oldest first, as they came.
        for (var next = _runs.Rows.Count - 1; next >= 0; )
        {
            begin.Run();
            var last = Math.Max(next - batch, -1);
            for (var i = next; i > last; i--)
                run.Run(_runs.Rows[i]);
            for (var i = next; i > last; i--)
                state.Run(_states.Rows[i]);
            for (var i = next; i > last; i--)
                audit.Run(_audit.Rows[i]);
            change.Run([(long)next, ids]);
            commit.Run();
            next = last;
        }

        return _runs.Rows.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Rows as SQLite takes them: whole numbers, blobs, texts in UTF-8, nulls.</summary>
    private sealed record Table(int Columns, List<object?[]> Rows)
    {
        internal static Table Read(Database database, string sql)
        {
            var rows = database.List(sql, row => row.Values());
            return new(rows[0].Length, rows);
        }

        internal string Insert(string table) =>
            $"INSERT INTO {table} VALUES ({string.Join(',', Enumerable.Repeat('?', Columns))})";
    }

    private sealed record Text(byte[] Utf8);

    private sealed class Database : IDisposable
    {
        private readonly sqlite3 _handle;

        internal Database(string file)
        {
            Batteries_V2.Init();
            Require(sqlite3_open(file, out _handle));
        }

        public void Dispose() => _handle.Dispose();

        internal void Do(string sql) => Require(sqlite3_exec(_handle, sql));

        internal Statement Prepare(string sql)
        {
            Require(sqlite3_prepare_v2(_handle, sql, out var statement));
            return new(statement, Require);
        }

        internal List<T> List<T>(string sql, Func<Statement, T> read)
        {
            using var statement = Prepare(sql);
            var list = new List<T>();
            while (statement.Step())
                list.Add(read(statement));
            return list;
        }

        private void Require(int code)
        {
            if (code != SQLITE_OK)
                throw new InvalidOperationException(sqlite3_errmsg(_handle).utf8_to_string());
        }
    }

    private sealed class Statement(sqlite3_stmt handle, Action<int> require) : IDisposable
    {
        public void Dispose() => handle.Dispose();

        internal void Run(params ReadOnlySpan<object?> values)
        {
            for (var i = 0; i < values.Length; i++)
                require(
                    values[i] switch
                    {
                        null => sqlite3_bind_null(handle, i + 1),
                        long number => sqlite3_bind_int64(handle, i + 1, number),
                        byte[] blob => sqlite3_bind_blob(handle, i + 1, blob),
                        // An empty span has no address, which SQLite takes for NULL.
                        Text { Utf8.Length: 0 } => sqlite3_bind_text(handle, i + 1, ""),
                        Text text => sqlite3_bind_text(handle, i + 1, text.Utf8),
                        var other => throw new InvalidOperationException($"A value of type {other.GetType()}."),
                    }
                );
            if (Step())
                throw new InvalidOperationException("A row where none is expected.");
            require(sqlite3_reset(handle));
        }

        internal bool Step()
        {
            var code = sqlite3_step(handle);
            if (code is not (SQLITE_ROW or SQLITE_DONE))
                require(code);
            return code == SQLITE_ROW;
        }

        internal string Text(int column) => sqlite3_column_text(handle, column).utf8_to_string();

        internal object?[] Values() =>
            [.. Enumerable.Range(0, sqlite3_column_count(handle)).Select(column => Value(column))];

        private object? Value(int column) =>
            sqlite3_column_type(handle, column) switch
            {
                SQLITE_INTEGER => sqlite3_column_int64(handle, column),
                SQLITE_TEXT => new Text(sqlite3_column_blob(handle, column).ToArray()),
                SQLITE_BLOB => sqlite3_column_blob(handle, column).ToArray(),
                SQLITE_NULL => null,
                var type => throw new InvalidOperationException($"A column of type {type}."),
            };
    }
}
