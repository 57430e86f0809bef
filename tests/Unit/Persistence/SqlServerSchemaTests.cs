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
        foreach (var altered in statements.OfType<AlterTableAlterColumnStatement>())
            AlterColumn(statements, altered);
        statements.RemoveAll(statement => statement is AlterTableAlterColumnStatement);
        // Anything else would be left out of the model: teach this test about it first.
        Assert.All(statements, statement => Assert.True(statement is CreateTableStatement or CreateIndexStatement));
        foreach (var statement in statements)
            model.AddObjects(TSql.Text(statement));

        Assert.Empty(model.Validate().Select(message => message.ToString()));
        Assert.Contains(Indexes(model), index => index is ("ux_task_runs_key_hash", true));
        Assert.Contains(Indexes(model), index => index is ("ux_task_runs_id", true));
        // Where a null is a value like any other, a filter would let it in twice. Of transitions without an id a run may
        // have any number, as a flow of flow runs without an idempotency key.
        Assert.Equal(
            ["ux_task_run_states_transition", "ux_flow_runs_idempotency"],
            statements
                .OfType<CreateIndexStatement>()
                .Where(index => index.Unique && index.FilterPredicate is not null)
                .Select(index => index.Name.Value)
        );
        var keyHash = ColumnOf(model, "task_runs", "key_hash");
        Assert.Equal(32, keyHash.GetProperty<int>(Column.Length));
        Assert.False(keyHash.GetProperty<bool>(Column.Nullable));
        // What is compared is compared byte by byte, as on the other database.
        foreach (var name in new[] { "name", "name_prefix", "name_folded", "state_name", "tags" })
            Assert.Equal(
                "Latin1_General_100_BIN2",
                ColumnOf(model, "task_runs", name).GetProperty<string>(Column.Collation)
            );
        Assert.Equal(
            "Latin1_General_100_BIN2",
            ColumnOf(model, "task_run_tags", "tag").GetProperty<string>(Column.Collation)
        );
    }

    /// <summary>The model takes no ALTER TABLE: its columns go to where the table is created.</summary>
    private static void AddColumns(List<TSqlStatement> statements, AlterTableAddTableElementStatement added)
    {
        var table = TableOf(statements, added.SchemaObjectName);
        foreach (var column in added.Definition.ColumnDefinitions)
            table.ColumnDefinitions.Add(column);
    }

    private static void AlterColumn(List<TSqlStatement> statements, AlterTableAlterColumnStatement altered)
    {
        var column = TableOf(statements, altered.SchemaObjectName)
            .ColumnDefinitions.Single(each => each.ColumnIdentifier.Value == altered.ColumnIdentifier.Value);
        (column.DataType, column.Collation) = (altered.DataType, altered.Collation);
    }

    private static TableDefinition TableOf(List<TSqlStatement> statements, SchemaObjectName name) =>
        statements
            .OfType<CreateTableStatement>()
            .Single(each => each.SchemaObjectName.BaseIdentifier.Value == name.BaseIdentifier.Value)
            .Definition;

    /// <summary>
    /// The migration history, which EF keeps, its transactions, its look for a default before it alters a column, and what
    /// is done with rows that are there already.
    /// </summary>
    private static bool IsBookkeeping(TSqlStatement statement) =>
        statement
            is IfStatement
                or InsertStatement
                or UpdateStatement
                or DeleteStatement
                or BeginTransactionStatement
                or CommitTransactionStatement
                or DeclareVariableStatement
                or SelectStatement
                or ExecuteStatement;

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
