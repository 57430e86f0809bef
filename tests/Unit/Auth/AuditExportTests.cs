using System.Net;
using System.Text;
using System.Text.Json;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Unit.Api;

namespace TaskRunAdmin.Unit.Auth;

public sealed class AuditExportTests
{
    private const string Names =
        "at,actor,door,address,action,subject_id,subject_name,before,after,reason,correlation_id,actor_id";

    private static readonly CancellationToken Never = CancellationToken.None;

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public async Task Csv_TextThatASpreadsheetWouldRun_IsText(string text)
    {
        var lines = await WriteCsvAsync(Entry(text));

        Assert.Equal(Names, lines.Split("\r\n")[0]);
        Assert.Contains($",\"'{text}\",", lines, StringComparison.Ordinal);
        Assert.DoesNotContain($",{text}", lines, StringComparison.Ordinal);
        Assert.DoesNotContain($",\"{text}", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_QuotesAndLines_StayInTheirField()
    {
        var lines = await WriteCsvAsync(Entry("say \"hi\",\nthen go"));

        Assert.Contains(",\"say \"\"hi\"\",\nthen go\",", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_BeginsWithTheMarkOfUtf8()
    {
        using var file = new MemoryStream();
        await AuditExport.WriteCsvAsync(Entries(Entry("é")), file, Never);

        Assert.Equal(Encoding.UTF8.GetPreamble(), file.ToArray()[..3]);
    }

    [Fact]
    public async Task Json_Entries_AreAnArrayOfObjects()
    {
        using var file = new MemoryStream();
        await AuditExport.WriteJsonAsync(Entries(Entry("=1"), Entry("<b>")), file, Never);

        var array = JsonElement.Parse(Encoding.UTF8.GetString(file.ToArray()));
        Assert.Equal(["=1", "<b>"], array.EnumerateArray().Select(each => each.GetProperty("actor").GetString()));
        Assert.Equal(Names.Split(','), array[0].EnumerateObject().Select(each => each.Name));
        Assert.Equal("Admin", array[0].GetProperty("after").GetProperty("role").GetString());
        Assert.Equal(JsonValueKind.Null, array[0].GetProperty("before").ValueKind);
    }

    [Fact]
    public async Task Json_NoEntries_IsAnEmptyArray()
    {
        using var file = new MemoryStream();
        await AuditExport.WriteJsonAsync(Entries(), file, Never);

        Assert.Equal("[]", Encoding.UTF8.GetString(file.ToArray()));
    }

    [Theory]
    [InlineData("", "format must be csv or json.")]
    [InlineData("?format=xml", "format must be csv or json.")]
    [InlineData("?format=csv&since=soon", "since: Not a time")]
    [InlineData("?format=json&subject=7", "subject: Not an id")]
    public async Task Export_BadParameters_AreRefusedWithASentence(string query, string sentence)
    {
        await using var host = new ApiHost();

        var answer = await host.GetAsync("/audit/export" + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(sentence, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("json", "application/json")]
    public async Task Export_IsAFileThatCarriesItsDate(string format, string type)
    {
        await using var host = new ApiHost();

        var answer = await host.GetAsync($"/audit/export?format={format}&actor=nobody");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(type, answer.ContentHeaders.ContentType!.MediaType);
        Assert.Matches($@"^audit-\d{{4}}-\d\d-\d\d\.{format}$", answer.ContentHeaders.ContentDisposition!.FileName!);
        Assert.Contains(format is "csv" ? Names : "[]", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_WithoutSession_LeadsToTheSignInPage()
    {
        await using var host = new ApiHost(("Auth:LocalAccounts", "true"));

        var answer = await host.GetAsync("/audit/export?format=csv");

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }

    private static async Task<string> WriteCsvAsync(params AuditEntry[] entries)
    {
        using var file = new MemoryStream();
        await AuditExport.WriteCsvAsync(Entries(entries), file, Never);
        return Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF');
    }

    private static IAsyncEnumerable<AuditEntry> Entries(params AuditEntry[] entries) => entries.ToAsyncEnumerable();

    private static AuditEntry Entry(string actor) =>
        new(
            1,
            DateTimeOffset.UnixEpoch,
            new Origin(actor, OriginSource.Console, Role.Admin),
            AuditAction.ChangeAccount,
            new AuditSubject(Guid.Empty, "grace"),
            before: null,
            """{"role":"Admin"}""",
            reason: null
        );
}
