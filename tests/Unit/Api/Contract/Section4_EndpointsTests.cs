using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Unit.Api.Contract;

/// <summary>Reading many runs, renaming and removing one (contract 4.2 to 4.9, appendix C, items 7, 14, 15).</summary>
public sealed class Section4_EndpointsTests(ApiHost host) : ContractTests(host)
{
    private const string Start = "2001-01-01T00:00:00Z";

    [Fact]
    public async Task Section4_2_Patch_RenamesAndNothingElse()
    {
        var run = await CreateAsync("\"name\":\"old\"");
        var answer = await Host.SendAsync("PATCH", $"{Create}{run["id"]}", """{"name":"New"}""");
        Assert.Equal((HttpStatusCode.NoContent, ""), (answer.Status, answer.Text));
        var renamed = await Host.GetAsync($"{Create}{run["id"]}");
        Assert.Equal("New", renamed["name"].GetString());
        Assert.Equal(run["state_id"].GetString(), renamed["state_id"].GetString());
        Assert.NotEqual(run["updated"].GetString(), renamed["updated"].GetString());
        Assert.Equal(
            1,
            await CountAsync($$$$"""{"task_runs":{"id":{"any_":["{{{{run["id"]}}}}"]},"name":{"like_":"neW"}}}""")
        );
        Assert.Equal(
            1,
            await CountAsync($$$$"""{"task_runs":{"id":{"any_":["{{{{run["id"]}}}}"]},"name":{"any_":["New"]}}}""")
        );
    }

    [Fact]
    public async Task Section4_2_Patch_OfNothing_OnlyTouchesIt()
    {
        var run = await CreateAsync("\"name\":\"kept\"");
        Assert.Equal(HttpStatusCode.NoContent, (await Host.SendAsync("PATCH", $"{Create}{run["id"]}", "{}")).Status);
        var touched = await Host.GetAsync($"{Create}{run["id"]}");
        Assert.Equal("kept", touched["name"].GetString());
        Assert.NotEqual(run["updated"].GetString(), touched["updated"].GetString());
    }

    [Theory]
    [InlineData(null, "missing body Field required")]
    [InlineData("""{"name":null}""", "string_type body.name Input should be a valid string")]
    [InlineData("""{"name":""}""", "value_error body.name Value error, A name cannot be empty.")]
    [InlineData("""{"name":"a","tags":[]}""", "extra_forbidden body.tags Extra inputs are not permitted")]
    public async Task Section4_2_Patch_OfWhatCannotBe_Is422(string? body, string expected)
    {
        var run = await CreateAsync();
        var answer = await Host.SendAsync("PATCH", $"{Create}{run["id"]}", body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(expected, answer.Errors());
    }

    [Fact]
    public async Task Section4_2_Patch_UnknownRun_Is404InShapeB()
    {
        var answer = await Host.SendAsync("PATCH", Create + NewKey(), """{"name":"a"}""");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("""{"detail":"Task run not found","code":"task_run_not_found"}""", answer.Text);
    }

    [Fact]
    public async Task C14_Delete_RemovesTheRunAndAllThatIsItsOwn()
    {
        var key = NewKey();
        var body = Body(
            $$$"""
            "tags":["{{{key}}}"],"state":{"type":"COMPLETED","data":{"x":1},"state_details":{"cache_key":"{{{key}}}"}}
            """
        );
        var run = await Host.PostAsync(Create, body);
        var again = await Host.PostAsync($"{Create}{run["id"]}/set_state", """{"state":{"type":"RUNNING"}}""");
        Assert.Equal(HttpStatusCode.OK, again.Status); // refused, and kept as such

        var deleted = await Host.SendAsync("DELETE", $"{Create}{run["id"]}");

        Assert.Equal((HttpStatusCode.NoContent, ""), (deleted.Status, deleted.Text));
        var gone = await Host.GetAsync($"{Create}{run["id"]}");
        Assert.Equal(HttpStatusCode.NotFound, gone.Status);
        Assert.Equal("[]", (await Host.GetAsync($"{States}?task_run_id={run["id"]}")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await Host.GetAsync(States + run["state_id"])).Status);
        var second = await Host.SendAsync("DELETE", $"{Create}{run["id"]}");
        Assert.Equal(HttpStatusCode.NotFound, second.Status);
        Assert.Equal("""{"detail":"Task not found","code":"task_run_not_found"}""", second.Text);
        await using var db = await Host
            .Services.GetRequiredService<IDbContextFactory<TaskRunDbContext>>()
            .CreateDbContextAsync();
        var tagKey = Core.Model.TaskRunTag.KeyOf(key);
        Assert.False(await db.TaskRunTags.AnyAsync(tag => tag.Tag == tagKey));
        var hash = Core.Model.CachedResult.Hash(key);
        Assert.False(await db.CachedResults.AnyAsync(cached => cached.KeyHash == hash));
        Assert.False(
            await db.RefusedTransitions.AnyAsync(refused => !db.TaskRuns.Any(each => each.Seq == refused.TaskRunSeq))
        );

        // Its key is free.
        var anew = await Host.PostAsync(Create, body);
        Assert.Equal(HttpStatusCode.Created, anew.Status);
        Assert.NotEqual(run["id"].GetString(), anew["id"].GetString());
    }

    [Fact]
    public async Task Section4_3_FilterAndCount_WithoutABody_AreOfEveryRun()
    {
        await CreateAsync();
        Assert.NotEqual("[]", (await Host.PostAsync(Filter, null)).Text);
        var count = await Host.PostAsync("/api/task_runs/count", null);
        Assert.Equal(HttpStatusCode.OK, count.Status);
        Assert.True(count.Json.GetInt32() > 0);
    }

    [Fact]
    public async Task C7_Paginate_FiveRunsByTwo_HasThreePages()
    {
        var tag = await CreateSomeAsync(5);
        var body = $$"""{"limit":2,"page":PAGE,"sort":"NAME_ASC",{{Tagged(tag)}}}""";
        var pages = new List<Answer>();
        for (var page = 1; page <= 4; page++)
            pages.Add(
                await Host.PostAsync(
                    "/api/task_runs/paginate",
                    body.Replace("PAGE", $"{page}", StringComparison.Ordinal)
                )
            );

        Assert.All(pages, page => Assert.Equal("results count limit pages page", Answer.Names(page.Json)));
        Assert.All(
            pages,
            page =>
                Assert.Equal((5, 2, 3), (page["count"].GetInt32(), page["limit"].GetInt32(), page["pages"].GetInt32()))
        );
        Assert.Equal([1, 2, 3, 4], pages.Select(page => page["page"].GetInt32()));
        Assert.Equal([2, 2, 1, 0], pages.Select(page => page["results"].GetArrayLength()));
        Assert.Equal(
            ["run-0", "run-1", "run-2", "run-3", "run-4"],
            pages
                .SelectMany(page => page["results"].EnumerateArray())
                .Select(run => run.GetProperty("name").GetString())
        );
        // W41: whole runs.
        var first = pages[0]["results"][0];
        Assert.Equal(
            Answer.Names((await Host.GetAsync($"{Create}{first.GetProperty("id")}")).Json),
            Answer.Names(first)
        );
    }

    [Theory]
    [InlineData("""{"page":0}""", "greater_than_equal body.page Input should be greater than or equal to 1")]
    [InlineData(
        """{"page":"x"}""",
        "int_parsing body.page Input should be a valid integer, unable to parse string as an integer"
    )]
    public async Task C7_Paginate_PageThatCannotBe_Is422(string body, string expected) =>
        await RefusedAsync(expected, "/api/task_runs/paginate", body);

    [Theory]
    [InlineData("paginate", -1, "Invalid limit: must be greater than or equal to 0.")]
    [InlineData("paginate", 201, "Invalid limit: must be less than or equal to 200.")]
    [InlineData("filter", 201, "Invalid limit: must be less than or equal to 200.")]
    public async Task C6_LimitOutOfRange_Is422InShapeB(string path, int limit, string expected)
    {
        var answer = await Host.PostAsync($"/api/task_runs/{path}", $$"""{"limit":{{limit}}}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(expected, answer["detail"].GetString());
    }

    [Fact]
    public async Task Paginate_LimitOfZero_HasNoPages()
    {
        var tag = await CreateSomeAsync(1);
        var page = await Host.PostAsync("/api/task_runs/paginate", $$"""{"limit":0,{{Tagged(tag)}}}""");
        Assert.Equal((1, 0), (page["count"].GetInt32(), page["pages"].GetInt32()));
        Assert.Equal(0, page["results"].GetArrayLength());
    }

    [Theory]
    [InlineData("2001-01-15T00:00:00Z", 86400, 14)]
    [InlineData("2001-01-11T00:00:00Z", 60, 500)]
    [InlineData("2001-01-01T00:00:10Z", 3, 4)]
    [InlineData("2001-01-01T00:00:09Z", 3, 3)]
    [InlineData("2001-01-01T00:00:01Z", 1.5, 1)]
    [InlineData("2001-01-01T00:00:00Z", 60, 0)]
    [InlineData("2000-01-01T00:00:00Z", 60, 0)]
    public async Task C15_History_HasSoManyIntervals(string end, double interval, int expected)
    {
        var history = await HistoryAsync(Start, end, interval, "," + Tagged(NewKey()));
        Assert.Equal(expected, history.GetArrayLength());
        Assert.All(history.EnumerateArray(), each => Assert.Equal("[]", each.GetProperty("states").GetRawText()));
    }

    [Fact]
    public async Task C15_History_IntervalBelowASecond_Is422InShapeB()
    {
        var answer = await Host.PostAsync(
            "/api/task_runs/history",
            $$"""{"history_start":"{{Start}}","history_end":"{{Start}}","history_interval_seconds":0.9}"""
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("History interval must not be less than 1 second.", answer["detail"].GetString());
    }

    [Fact]
    public async Task C15_History_WithoutWhatItNeeds_Is422() =>
        await RefusedAsync(
            "missing body.history_start Field required\nmissing body.history_end Field required\n"
                + "missing body.history_interval_seconds Field required",
            "/api/task_runs/history",
            "{}"
        );

    [Fact]
    public async Task Section4_7_History_CountsRunsByTheirStateWhereTheyWereDue()
    {
        var tag = NewKey();
        await DueAsync("2001-01-01T00:00:00Z", tag);
        await DueAsync("2001-01-01T00:59:59.999999Z", tag);
        await DueAsync("2001-01-01T01:00:00Z", tag, then: "RUNNING");
        await DueAsync("2001-01-01T03:00:00Z", tag);

        var history = await HistoryAsync(Start, "2001-01-01T03:00:00Z", 3600, "," + Tagged(tag));

        Assert.Equal(
            """{"interval_start":"2001-01-01T00:00:00Z","interval_end":"2001-01-01T01:00:00Z","states":[{"state_type":"SCHEDULED","state_name":"Scheduled","count_runs":2,"sum_estimated_run_time":0.0,"sum_estimated_lateness":""",
            history[0].GetRawText()[..history[0].GetRawText().LastIndexOf(':')] + ":"
        );
        var state = history[1].GetProperty("states")[0];
        Assert.Equal(
            ("RUNNING", 1),
            (state.GetProperty("state_type").GetString(), state.GetProperty("count_runs").GetInt32())
        );
        Assert.InRange(state.GetProperty("sum_estimated_run_time").GetDouble(), 0.0, 60.0);
        // Due in 2001 and started just now.
        var late = (DateTimeOffset.UtcNow - DateTimeOffset.Parse(Start, CultureInfo.InvariantCulture)).TotalSeconds;
        Assert.InRange(state.GetProperty("sum_estimated_lateness").GetDouble(), late - 7200, late);
        var twice = history[0].GetProperty("states")[0].GetProperty("sum_estimated_lateness").GetDouble();
        Assert.InRange(twice, (2 * late) - 7200, 2 * late);
        Assert.Equal("[]", history[2].GetProperty("states").GetRawText());
    }

    [Fact]
    public async Task Section4_9_UiCount_HasAllNineTypes()
    {
        var tag = await CreateSomeAsync(2);
        var counts = await Host.PostAsync("/api/ui/task_runs/count", $$"""{{{Tagged(tag)}}}""");
        Assert.Equal(HttpStatusCode.OK, counts.Status);
        Assert.Equal(9, counts.Json.EnumerateObject().Count());
        Assert.Equal((2, 0), (counts["PENDING"].GetInt32(), counts["FAILED"].GetInt32()));
        Assert.Equal(9, (await Host.PostAsync("/api/ui/task_runs/count", null)).Json.EnumerateObject().Count());
    }

    [Fact]
    public async Task Section4_9_Dashboard_CountsTwentyIntervals()
    {
        var tag = NewKey();
        foreach (var type in new[] { "COMPLETED", "CANCELLED", "FAILED", "CRASHED", "RUNNING" })
            await CreateAsync($"\"tags\":[\"{tag}\"],\"state\":{{\"type\":\"{type}\"}}");
        var after = DateTimeOffset.UtcNow.AddMinutes(-19).ToString("O", CultureInfo.InvariantCulture);
        var answer = await Host.PostAsync(
            "/api/ui/task_runs/dashboard/counts",
            $$$$"""{"task_runs":{"tags":{"all_":["{{{{tag}}}}"]},"state":{"type":{"any_":["RUNNING"]}},"start_time":{"after_":"{{{{after}}}}"}}}"""
        );
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(20, answer.Json.GetArrayLength());
        Assert.Equal("completed failed", Answer.Names(answer.Json[0]));
        Assert.Equal(2, answer.Json.EnumerateArray().Sum(each => each.GetProperty("completed").GetInt32()));
        Assert.Equal(2, answer.Json.EnumerateArray().Sum(each => each.GetProperty("failed").GetInt32()));
        Assert.Equal(0, answer.Json[0].GetProperty("completed").GetInt32());
    }

    [Theory]
    [InlineData("""{"task_runs":{}}""")]
    [InlineData("""{"task_runs":{"start_time":{"before_":"2001-01-01T00:00:00Z"}}}""")]
    public async Task Section4_9_Dashboard_WithoutABeginning_Is422InShapeB(string body)
    {
        var answer = await Host.PostAsync("/api/ui/task_runs/dashboard/counts", body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("task_runs.start_time.after_ is required", answer["detail"].GetString());
    }

    [Fact]
    public async Task Section4_9_UiTaskRun_EndsWithTheFlowRunsName()
    {
        var run = await CreateAsync($"\"flow_run_id\":\"{NewKey()}\"");
        var answer = await Host.GetAsync($"/api/ui/task_runs/{run["id"]}");
        Assert.Equal(Answer.Names(run.Json) + " flow_run_name", Answer.Names(answer.Json));
        Assert.Equal(JsonValueKind.Null, answer["flow_run_name"].ValueKind);
        var unknown = await Host.GetAsync($"/api/ui/task_runs/{NewKey()}");
        Assert.Equal("""{"detail":"Task not found","code":"task_run_not_found"}""", unknown.Text);
    }

    [Fact]
    public async Task Section4_9_CountByFlowRun_HasAZeroForOneWithoutRuns()
    {
        var (some, none) = (NewKey(), NewKey());
        await CreateAsync($"\"flow_run_id\":\"{some}\"");
        await CreateAsync($"\"flow_run_id\":\"{some}\"");
        var answer = await Host.PostAsync(
            "/api/ui/flow_runs/count-task-runs",
            $$"""{"flow_run_ids":["{{some}}","{{none}}"]}"""
        );
        Assert.Equal($$"""{"{{some}}":2,"{{none}}":0}""", answer.Text);
    }

    [Fact]
    public async Task Cursor_GoesOnWhereAPageEnded()
    {
        var tag = await CreateSomeAsync(5);
        var names = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await Host.PostAsync(
                Filter,
                $$"""{"limit":2,"sort":"NAME_DESC","cursor":{{JsonSerializer.Serialize(cursor)}},{{Tagged(tag)}}}"""
            );
            Assert.Equal(HttpStatusCode.OK, page.Status);
            names.AddRange(page.Json.EnumerateArray().Select(run => run.GetProperty("name").GetString()));
            cursor = page.Header("X-Next-Cursor");
        } while (cursor is not null);

        Assert.Equal(["run-4", "run-3", "run-2", "run-1", "run-0"], names);
    }

    [Fact]
    public async Task Cursor_OfAnotherSortOrFilter_Is422()
    {
        var tag = await CreateSomeAsync(2);
        var page = await Host.PostAsync(Filter, $$"""{"limit":1,{{Tagged(tag)}}}""");
        var cursor = page.Header("X-Next-Cursor");
        const string error =
            "value_error body.cursor Value error, This is no cursor of this listing: send one that an answer to the same "
            + "filters and the same sort had.";
        await RefusedAsync(error, Filter, $$"""{"cursor":"{{cursor}}"}""");
        await RefusedAsync(error, Filter, $$"""{"cursor":"{{cursor}}","sort":"NAME_ASC",{{Tagged(tag)}}}""");
        await RefusedAsync(error, Filter, $$"""{"cursor":"{{cursor}}x",{{Tagged(tag)}}}""");
        await RefusedAsync(
            "value_error body.cursor Value error, A cursor and an offset exclude each other.",
            Filter,
            $$"""{"cursor":"{{cursor}}","offset":1,{{Tagged(tag)}}}"""
        );
    }

    private async Task<string> CreateSomeAsync(int count)
    {
        var tag = NewKey();
        for (var i = 0; i < count; i++)
            await CreateAsync($"\"name\":\"run-{i}\",\"tags\":[\"{tag}\"]");
        return tag;
    }

    private async Task DueAsync(string due, string tag, string? then = null)
    {
        var run = await CreateAsync(
            $$$"""
            "tags":["{{{tag}}}"],"state":{"type":"SCHEDULED","state_details":{"scheduled_time":"{{{due}}}"}}
            """
        );
        if (then is not null)
            await Host.PostAsync($"{Create}{run["id"]}/set_state", $$$"""{"state":{"type":"{{{then}}}"}}""");
    }

    private async Task<JsonElement> HistoryAsync(string start, string end, double interval, string more)
    {
        var answer = await Host.PostAsync(
            "/api/task_runs/history",
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"history_start":"{{start}}","history_end":"{{end}}","history_interval_seconds":{{interval}}{{more}}}"""
            )
        );
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Json;
    }

    private async Task<int> CountAsync(string body) =>
        (await Host.PostAsync("/api/task_runs/count", body)).Json.GetInt32();

    private static string Tagged(string tag) =>
        $$$"""
            "task_runs":{"tags":{"all_":["{{{tag}}}"]}}
            """;
}
