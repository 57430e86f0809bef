using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace TaskRunAdmin.Unit.Api;

/// <summary>Runs asked for in words, and taken along as a file.</summary>
public sealed class QueryTests(ApiHost host) : IClassFixture<ApiHost>, IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = host.Address };

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Query_InABody_IsTheSameAsInTheConsole()
    {
        var tag = await CreateAsync("one", "FAILED", "two", "COMPLETED", "three", "FAILED");

        Assert.Equal(["three", "one"], await FilterAsync($"tag:{tag} state:failed"));
        Assert.Equal(["two"], await FilterAsync($"tag:{tag} -state:failed since:1h"));
        Assert.Empty(await FilterAsync($"tag:{tag} until:1h"));
        Assert.Equal(3, (await FilterAsync($"tag:{tag} until:9999-12-31T23:59:59.9999Z")).Count());
        Assert.Empty(await FilterAsync($"tag:{tag} since:2126-01-01"));
        Assert.Equal(["two"], await FilterAsync($"tag:{tag} dynamic:two"));
        Assert.Equal(["two"], await FilterAsync($"tag:{tag} key:query.two"));
        using var count = await _client.PostAsJsonAsync("/api/task_runs/count", new { query = $"tag:{tag} -name:o" });
        Assert.Equal("1", await count.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Query_RelativeToThePresent_HasCursors()
    {
        var tag = await CreateAsync("one", "FAILED", "two", "COMPLETED", "three", "FAILED");
        var query = $"tag:{tag} since:1h";
        using var first = await _client.PostAsJsonAsync("/api/task_runs/filter", new { query, limit = 2 });
        var cursor = first.Headers.GetValues("X-Next-Cursor").Single();

        using var next = await _client.PostAsJsonAsync(
            "/api/task_runs/filter",
            new
            {
                query,
                limit = 2,
                cursor,
            }
        );

        Assert.Equal(["one"], await NamesAsync(next));
    }

    [Fact]
    public async Task Query_ThatMakesNoSense_Is422AndSaysWhy()
    {
        using var answer = await _client.PostAsJsonAsync("/api/task_runs/filter", new { query = "colour:red" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var error = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("exception_detail")[0];
        Assert.Equal("""["body","query"]""", error.GetProperty("loc").GetRawText());
        Assert.Contains("There is no “colour:”", error.GetProperty("msg").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfAFilter_HasEveryRunOfItInOrder()
    {
        var tag = await CreateAsync("=1+1", "FAILED", "two", "COMPLETED", "three", "FAILED");

        using var csv = await _client.GetAsync($"/runs/export?q=tag:{tag}%20state:failed&sort=NAME_ASC&format=csv");
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith(".csv", csv.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        var lines = (await csv.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        Assert.StartsWith("id,name,state_type,", lines[0], StringComparison.Ordinal);
        // A spreadsheet takes it for text.
        Assert.Contains(",\"'=1+1\",FAILED,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",three,FAILED,", lines[2], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);

        using var json = await _client.GetAsync($"/runs/export?q=tag:{tag}&format=json");
        Assert.Equal(["three", "two", "=1+1"], await NamesAsync(json));
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("json", "application/json")]
    public async Task Export_Head_IsTheSameWithoutTheRuns(string format, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, $"/runs/export?format={format}");
        using var answer = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("", "format must be csv or json.")]
    [InlineData("?format=xml", "format must be csv or json.")]
    [InlineData("?format=csv&sort=NONE", "sort must be one of ID_DESC, ")]
    [InlineData("?format=csv&q=colour:red", "There is no “colour:”")]
    public async Task Export_BadInput_Is400AndSaysWhatIsAllowed(string query, string sentence)
    {
        using var answer = await _client.GetAsync("/runs/export" + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(sentence, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<string> CreateAsync(params string[] namesAndStates)
    {
        var tag = $"{Guid.NewGuid():N}";
        foreach (var pair in namesAndStates.Chunk(2))
        {
            using var created = await _client.PostAsJsonAsync(
                "/api/task_runs/",
                new
                {
                    task_key = $"query.{pair[0]}",
                    dynamic_key = pair[0],
                    flow_run_id = Guid.NewGuid(),
                    name = pair[0],
                    tags = new[] { tag },
                    state = new { type = pair[1] },
                }
            );
            Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        }

        return tag;
    }

    private async Task<IEnumerable<string?>> FilterAsync(string query)
    {
        using var answer = await _client.PostAsJsonAsync("/api/task_runs/filter", new { query });
        return await NamesAsync(answer);
    }

    private static async Task<IEnumerable<string?>> NamesAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return [.. JsonElement.Parse(text).EnumerateArray().Select(run => run.GetProperty("name").GetString())];
    }
}
