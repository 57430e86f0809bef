namespace TaskRunAdmin.Core.Persistence;

/// <summary>The databases that can be chosen.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded: a file in the data directory. The default.</summary>
    Sqlite,

    /// <summary>Microsoft SQL Server: the production database.</summary>
    SqlServer,
}

/// <summary>The settings under <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Database";

    /// <summary>Which database: a <see cref="DatabaseProvider"/> by name.</summary>
    public string Provider { get; set; } = nameof(DatabaseProvider.Sqlite);

    /// <summary>How to reach it. SQLite: empty means a file in the data directory.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Whether the schema is created and brought up to date at start.</summary>
    public bool Migrate { get; set; } = true;
}
