using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Unit.Persistence;

public sealed class DatabaseErrorsTests
{
    [Theory]
    [InlineData(2601, true)]
    [InlineData(2627, true)]
    [InlineData(547, false)]
    [InlineData(1205, false)]
    public void SqlServer_UniqueViolation_IsToldByBothItsNumbers(int number, bool expected)
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        Assert.Equal(expected, db.IsUniqueViolation(new DbUpdateException("", SqlErrors.Exception(number))));
    }

    /// <summary>Outside of Windows a server that cannot be reached has no error number, only the worst class.</summary>
    [Theory]
    [InlineData(20, true)]
    [InlineData(11, false)]
    public void SqlServer_ErrorWithoutANumber_IsTransientWhenItIsFatal(byte errorClass, bool expected)
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        Assert.Equal(expected, db.IsTransient(SqlErrors.Exception(0, errorClass)));
    }

    [Fact]
    public void SqlServer_ExhaustedPool_IsTransient()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        Assert.True(db.IsTransient(new InvalidOperationException("") { Source = "Microsoft.Data.SqlClient" }));
        Assert.False(db.IsTransient(new InvalidOperationException("") { Source = "Microsoft.EntityFrameworkCore" }));
    }

    [Theory]
    [InlineData(1205, true)]
    [InlineData(-2, true)]
    [InlineData(40613, true)]
    [InlineData(2627, false)]
    [InlineData(208, false)]
    public void SqlServer_Transient_IsWhatMaySucceedLater(int number, bool expected)
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        Assert.Equal(expected, db.IsTransient(SqlErrors.Exception(number)));
        // EF wraps an error of a write, and once more what it takes for transient itself.
        var wrapped = new InvalidOperationException("", new DbUpdateException("", SqlErrors.Exception(number)));
        Assert.Equal(expected, db.IsTransient(wrapped));
    }

    [Theory]
    [InlineData(19, 2067, true)]
    [InlineData(19, 1555, true)]
    [InlineData(19, 787, false)]
    [InlineData(5, 5, false)]
    public void Sqlite_UniqueViolation_IsToldByBothItsCodes(int code, int extended, bool expected)
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        Assert.Equal(
            expected,
            db.IsUniqueViolation(new DbUpdateException("", new SqliteException("", code, extended)))
        );
    }

    [Theory]
    [InlineData(5, 5, true)]
    [InlineData(5, 517, true)]
    [InlineData(6, 6, true)]
    [InlineData(19, 2067, false)]
    public void Sqlite_Transient_IsABusyFile(int code, int extended, bool expected)
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        Assert.Equal(expected, db.IsTransient(new SqliteException("", code, extended)));
    }
}
