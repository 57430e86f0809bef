using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace TaskRunAdmin.Unit.Persistence;

/// <summary>Microsoft's T-SQL parser.</summary>
internal static class TSql
{
    /// <summary>The parsed script; an error that names line and column when it does not parse.</summary>
    internal static TSqlScript Parse(string sql)
    {
        using var reader = new StringReader(sql);
        var script = new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        Assert.True(
            errors.Count == 0,
            $"{string.Join('\n', errors.Select(error => $"{error.Line}:{error.Column} {error.Message}"))}\n{sql}"
        );
        return (TSqlScript)script;
    }

    internal static string Text(TSqlFragment fragment)
    {
        new Sql160ScriptGenerator().GenerateScript(fragment, out var text);
        return text;
    }
}
