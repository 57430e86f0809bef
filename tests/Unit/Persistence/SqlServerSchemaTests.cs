using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Unit.Persistence;

/// <summary>
/// What the migrations make of a SQL Server database, checked by Microsoft's own parser and model. It shows that the
/// schema is valid; it is no run against a server.
/// </summary>
public sealed class SqlServerSchemaTests
{
    [Fact]
    public void Migrations_IdempotentScript_Parses()
    {
        var script = Script(MigrationsSqlGenerationOptions.Idempotent);
        TSql.Parse(script);
    }

    [Fact]
    public void Migrations_Schema_IsValidAndHasWhatCorrectnessRestsOn()
    {
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        var statements = TSql.Parse(Script(MigrationsSqlGenerationOptions.Default))
            .Batches.SelectMany(batch => batch.Statements)
            .Where(statement => !IsBookkeeping(statement))
            .ToList();
        foreach (var added in statements.OfType<AlterTableAddTableElementStatement>())
            AddColumns(statements, added);
        statements.RemoveAll(statement => statement is AlterTableAddTableElementStatement);
        // Anything else would be left out of the model: teach this test about it first.
        Assert.All(statements, statement => Assert.True(statement is CreateTableStatement or CreateIndexStatement));
        foreach (var statement in statements)
            model.AddObjects(TSql.Text(statement));

        Assert.Empty(model.Validate().Select(message => message.ToString()));
        Assert.Contains(Indexes(model), index => index is ("ux_task_runs_key_hash", true));
        Assert.Contains(Indexes(model), index => index is ("ux_task_runs_id", true));
        // Where a null is a value like any other, a filter would let it in twice. Of transitions without an id a run may
        // have any number.
        Assert.Equal(
            ["ux_task_run_states_transition"],
            statements
                .OfType<CreateIndexStatement>()
                .Where(index => index.FilterPredicate is not null)
                .Select(index => index.Name.Value)
        );
        var keyHash = ColumnOf(model, "task_runs", "key_hash");
        Assert.Equal(32, keyHash.GetProperty<int>(Column.Length));
        Assert.False(keyHash.GetProperty<bool>(Column.Nullable));
        var namePrefix = ColumnOf(model, "task_runs", "name_prefix");
        Assert.Equal("Latin1_General_100_BIN2", namePrefix.GetProperty<string>(Column.Collation));
    }

    /// <summary>The model takes no ALTER TABLE: its columns go to where the table is created.</summary>
    private static void AddColumns(List<TSqlStatement> statements, AlterTableAddTableElementStatement added)
    {
        var table = statements
            .OfType<CreateTableStatement>()
            .Single(each => each.SchemaObjectName.BaseIdentifier.Value == added.SchemaObjectName.BaseIdentifier.Value);
        foreach (var column in added.Definition.ColumnDefinitions)
            table.Definition.ColumnDefinitions.Add(column);
    }

    /// <summary>The migration history, which EF keeps, and its transactions.</summary>
    private static bool IsBookkeeping(TSqlStatement statement) =>
        statement is IfStatement or InsertStatement or BeginTransactionStatement or CommitTransactionStatement;

    private static IEnumerable<(string Name, bool Unique)> Indexes(TSqlModel model) =>
        model
            .GetObjects(DacQueryScopes.UserDefined, Microsoft.SqlServer.Dac.Model.Index.TypeClass)
            .Select(index =>
                (index.Name.Parts[^1], index.GetProperty<bool>(Microsoft.SqlServer.Dac.Model.Index.Unique))
            );

    private static TSqlObject ColumnOf(TSqlModel model, string table, string column) =>
        model
            .GetObjects(DacQueryScopes.UserDefined, Table.TypeClass)
            .Single(each => each.Name.Parts[^1] == table)
            .GetReferenced(Table.Columns)
            .Single(each => each.Name.Parts[^1] == column);

    private static string Script(MigrationsSqlGenerationOptions options)
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        return db.GetService<IMigrator>().GenerateScript(options: options);
    }
}
