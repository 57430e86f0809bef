using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// A prepared statement, used by position. The library's own commands look up each parameter by name and make an object
/// for each row, which costs more than SQLite does.
/// </summary>
internal sealed class SqliteStatement
{
    private const int IdLength = 36;
    private const int MaxOnStack = 1024;
    private const int MaxBytesPerChar = 3;

    // A connection of the pool is the same one each time, and what was prepared on it goes when it goes.
    private static readonly ConditionalWeakTable<sqlite3, Dictionary<string, SqliteStatement>> Prepared = [];

    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    private SqliteStatement(sqlite3 connection, string sql)
    {
        _connection = connection;
        Check(sqlite3_prepare_v2(_connection, sql, out _statement));
    }

    /// <summary>The statement on an open connection, prepared once. Whoever has the connection has it to themselves.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="sql">The same object each time: comparing the texts would cost as much as finding a row.</param>
    internal static SqliteStatement On(SqliteConnection connection, string sql)
    {
        var prepared = Prepared.GetValue(connection.Handle!, _ => new(ReferenceEqualityComparer.Instance));
        if (!prepared.TryGetValue(sql, out var statement))
            prepared[sql] = statement = new SqliteStatement(connection.Handle!, sql);
        return statement;
    }

    // Parameters have positions, from 1 on.
    internal void BindNull(int index) => Check(sqlite3_bind_null(_statement, index));

    internal void Bind(int index, long value) => Check(sqlite3_bind_int64(_statement, index, value));

    internal void Bind(int index, bool value) => Bind(index, value ? 1 : 0);

    internal void Bind(int index, int value) => Check(sqlite3_bind_int(_statement, index, value));

    internal void Bind(int index, byte[] value) => Check(sqlite3_bind_blob(_statement, index, value));

    internal void Bind(int index, string value)
    {
        // What fits is encoded on the stack: SQLite keeps a copy of its own, so another on the heap would be one too many.
        var bytes =
            value.Length <= MaxOnStack / MaxBytesPerChar
                ? stackalloc byte[MaxOnStack]
                : new byte[Encoding.UTF8.GetByteCount(value)];
        var length = Encoding.UTF8.GetBytes(value, bytes);
        // An empty span has no address, which SQLite takes for NULL.
        Check(
            length == 0
                ? sqlite3_bind_text(_statement, index, "")
                : sqlite3_bind_text(_statement, index, bytes[..length])
        );
    }

    /// <summary>As EF and the library store it: as text in upper case.</summary>
    internal void Bind(int index, Guid value)
    {
        Span<byte> text = stackalloc byte[IdLength];
        _ = value.TryFormat(text, out _);
        _ = Ascii.ToUpperInPlace(text, out _);
        Check(sqlite3_bind_text(_statement, index, text));
    }

    /// <summary>Runs it for its effect.</summary>
    internal void Execute() => Read<object>(null);

    /// <summary>Runs it for its effect; false when another connection holds the lock that it needs.</summary>
    internal bool TryExecute()
    {
        var step = sqlite3_step(_statement);
        _ = sqlite3_reset(_statement);
        if (step is not (SQLITE_DONE or SQLITE_BUSY))
            Check(step);
        return step is SQLITE_DONE;
    }

    /// <summary>Runs it, and reads its first row; null when it has none.</summary>
    internal T? Read<T>(Func<sqlite3_stmt, T>? read)
        where T : class
    {
        try
        {
            var step = sqlite3_step(_statement);
            if (step is not (SQLITE_ROW or SQLITE_DONE))
                Check(step);
            return step is SQLITE_ROW ? read?.Invoke(_statement) : null;
        }
        finally
        {
            // What it returns is the error of the step once more.
            _ = sqlite3_reset(_statement);
        }
    }

    private void Check(int code)
    {
        if (code is not SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, _connection);
    }
}
