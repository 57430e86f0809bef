using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// Writes rows to SQL Server: all of them in one statement with one parameter, so that neither the limit of 2,100
/// parameters nor a plan for each number of rows gets in the way.
/// </summary>
internal static class SqlServerRows
{
    private const int Max = -1;
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff";

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Insert<T>(DbContext db, IReadOnlyList<T> rows)
        where T : class
    {
        var table = TableRows.Of<T>(db);
        db.Database.ExecuteSqlRaw(
            Statement(table),
            new SqlParameter("@rows", System.Data.SqlDbType.NVarChar, Max) { Value = Json(table.Columns, rows) }
        );
    }

    private static string Statement(TableRows table) =>
        $"""
            INSERT INTO [{table.Name}] ({Join(table, ", ", column => $"[{column.Name}]")})
            SELECT {Join(table, ", ", Read)}
            FROM OPENJSON(@rows) WITH (
                {Join(
                table,
                ",\n    ",
                column => $"[{column.Name}] {(IsBinary(column) ? "varchar(max)" : column.StoreType)}"
            )}
            )
            """;

    private static string Join(TableRows table, string separator, Func<TableColumn, string> text) =>
        string.Join(separator, table.Columns.Select(text));

    // Bytes travel as hexadecimal digits: what OPENJSON makes of a string for a fixed binary(n) is not documented.
    private static string Read(TableColumn column) =>
        IsBinary(column) ? $"CONVERT({column.StoreType}, [{column.Name}], 2)" : $"[{column.Name}]";

    private static bool IsBinary(TableColumn column) => column.StoreType.Contains("binary", StringComparison.Ordinal);

    private static string Json<T>(IReadOnlyList<TableColumn> columns, IReadOnlyList<T> rows)
        where T : class
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartObject();
                foreach (var column in columns)
                    Write(json, column.Name, column.Value(row));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                break; // OPENJSON reads a missing property as NULL.
            case string text:
                json.WriteString(name, text);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool flag:
                json.WriteNumber(name, flag ? 1 : 0);
                break;
            case long number:
                json.WriteNumber(name, number);
                break;
            case Guid id:
                json.WriteString(name, id);
                break;
            case DateTime instant:
                json.WriteString(name, instant.ToString(InstantFormat, CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                json.WriteString(name, Convert.ToHexString(bytes));
                break;
            default:
                throw new NotSupportedException($"Column {name}: {value.GetType()} has no form in JSON here.");
        }
    }
}
