using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Unit.Persistence;

/// <summary>One test a provider: the model and its migrations say the same.</summary>
public sealed class MigrationsTests
{
    [Fact]
    public void Sqlite_Model_HasItsMigrations()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges(), "Add a migration: CONTRIBUTING.md has the command.");
    }

    [Fact]
    public void SqlServer_Model_HasItsMigrations()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges(), "Add a migration: CONTRIBUTING.md has the command.");
    }
}
