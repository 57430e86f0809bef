using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Unit.Persistence;

/// <summary>Notes which databases the tests really ran on, as each says of itself, for the test command to print.</summary>
internal static class DatabasesThatRan
{
    private static readonly string Notes = Path.Combine(AppContext.BaseDirectory, "databases-that-ran.txt");
    private static readonly Lock Gate = new();

    internal static async Task NoteAsync(TaskRunDbContext db)
    {
        var query = db.Database.IsSqlServer()
            ? "SELECT @@VERSION AS Value"
            : "SELECT 'SQLite ' || sqlite_version() AS Value";
        var version = (await db.Database.SqlQueryRaw<string>(query).SingleAsync()).Split('\n')[0];
        lock (Gate)
        {
            if (!File.Exists(Notes) || !File.ReadAllLines(Notes).Contains(version))
                File.AppendAllLines(Notes, [version]);
        }
    }
}
