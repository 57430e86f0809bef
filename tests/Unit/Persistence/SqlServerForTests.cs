using Testcontainers.MsSql;

namespace TaskRunAdmin.Unit.Persistence;

/// <summary>The one SQL Server that all tests of a run share, each with a database of its own; or why there is none.</summary>
internal static class SqlServerForTests
{
    private const string Variable = "TASKRUNADMIN_TEST_SQLSERVER";
    private const string Image = "mcr.microsoft.com/mssql/server:2022-latest";

    // Nobody has to end the container: the library does when the process ends.
    private static readonly Lazy<Task<(string?, string?)>> Server = new(StartAsync);

    internal static Task<(string? ConnectionString, string? SkipReason)> FindAsync() => Server.Value;

    private static async Task<(string?, string?)> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return (given, null);

        try
        {
            var container = new MsSqlBuilder(Image).Build();
            await container.StartAsync();
            return (container.GetConnectionString(), null);
        }
        catch (Exception error)
        {
            var reason = error.Message.Split('.', '\n')[0];
            return (null, $"No SQL Server: {Variable} is not set, and no container could be started ({reason}).");
        }
    }
}
