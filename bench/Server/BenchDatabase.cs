using System.Globalization;
using Microsoft.Data.SqlClient;
using TaskRunAdmin.Bench.Floor;

namespace TaskRunAdmin.Bench.Server;

/// <summary>The database under the server: made for this run, and removed with it.</summary>
internal abstract class BenchDatabase
{
    internal abstract string Name { get; }

    /// <summary>What the server's command line says about it.</summary>
    internal abstract IReadOnlyList<string> Arguments { get; }

    internal abstract Task<long> SizeAsync();

    /// <summary>The writes of "create new" without the product, where there is such a thing; see <see cref="SqliteAlone"/>.</summary>
    internal abstract SqliteAlone? Alone { get; }

    internal abstract Task RemoveAsync();
}

/// <summary>SQLite, in the server's data folder.</summary>
internal sealed class SqliteBenchDatabase(string dataDirectory) : BenchDatabase
{
    internal override string Name => "SQLite, synchronous=FULL";

    internal override IReadOnlyList<string> Arguments => [];

    /// <summary>With its write-ahead log.</summary>
    internal override Task<long> SizeAsync() =>
        Task.FromResult(new DirectoryInfo(dataDirectory).EnumerateFiles("taskrunadmin.db*").Sum(file => file.Length));

    internal override SqliteAlone Alone =>
        new(Path.Combine(dataDirectory, "taskrunadmin.db"), Path.Combine(dataDirectory, "alone.db"));

    internal override Task RemoveAsync() => Task.CompletedTask;
}

/// <summary>A database of its own on a given SQL Server; the product creates it at its start.</summary>
internal sealed class SqlServerBenchDatabase(string connectionString) : BenchDatabase
{
    private readonly string _own = new SqlConnectionStringBuilder(connectionString)
    {
        InitialCatalog = $"taskrunadmin_bench_{Environment.ProcessId}",
    }.ConnectionString;

    internal override string Name => $"SQL Server {new SqlConnectionStringBuilder(connectionString).DataSource}";

    internal override IReadOnlyList<string> Arguments =>
        ["--Database:Provider=SqlServer", $"--Database:ConnectionString={_own}"];

    internal override async Task<long> SizeAsync() =>
        Convert.ToInt64(
            await QueryAsync(_own, "SELECT SUM(CAST(size AS bigint)) * 8192 FROM sys.database_files"),
            CultureInfo.InvariantCulture
        );

    internal override SqliteAlone? Alone => null;

    internal override Task RemoveAsync() =>
        QueryAsync(
            connectionString,
            $"""
            IF DB_ID('taskrunadmin_bench_{Environment.ProcessId}') IS NOT NULL
            BEGIN
                ALTER DATABASE taskrunadmin_bench_{Environment.ProcessId} SET SINGLE_USER WITH ROLLBACK IMMEDIATE;
                DROP DATABASE taskrunadmin_bench_{Environment.ProcessId};
            END
            """
        );

    private static async Task<object?> QueryAsync(string connectionString, string sql)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
