using System.Net;

namespace TaskRunAdmin.Unit.Api.Contract;

/// <summary>Limits of the second generation and their slots over the wire (contract 6.6).</summary>
public sealed class ConcurrencyLimitTests(ApiHost host) : ContractTests(host)
{
    private const string Limits = "/api/v2/concurrency_limits/";

    [Fact]
    public async Task Create_Is201AndASecondOfTheNameIs409()
    {
        var name = NewKey();
        var created = await Host.PostAsync(Limits, $$"""{"name":"{{name}}","limit":3}""");
        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal(
            "id created updated active name limit active_slots denied_slots slot_decay_per_second avg_slot_occupancy_seconds",
            Answer.Names(created.Json)
        );
        Assert.Equal("2.0", Raw(created.Json, "avg_slot_occupancy_seconds"));
        Assert.True(created["active"].GetBoolean());
        var again = await Host.PostAsync(Limits, $$"""{"name":"{{name}}","limit":4}""");
        Assert.Equal((HttpStatusCode.Conflict, "name_taken"), (again.Status, again["code"].GetString()));
    }

    [Fact]
    public async Task Names_AreComparedByteByByteWhateverTheirLength()
    {
        var name = NewKey() + new string('x', 3900);
        Assert.Equal(HttpStatusCode.Created, (await CreateLimitAsync(name)).Status);
        Assert.Equal(HttpStatusCode.Created, (await CreateLimitAsync(name.ToUpperInvariant())).Status);
        Assert.Equal(HttpStatusCode.Created, (await CreateLimitAsync(name + " ")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await CreateLimitAsync(name)).Status);
    }

    [Fact]
    public async Task GetChangeAndDelete_GoByIdOrByName()
    {
        var name = NewKey();
        var id = (await CreateLimitAsync(name))["id"].GetString();
        Assert.Equal(id, (await Host.GetAsync(Limits + name))["id"].GetString());
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await Host.SendAsync("PATCH", Limits + id, """{"limit":7,"slot_decay_per_second":0.5}""")).Status
        );
        var changed = await Host.GetAsync(Limits + id);
        Assert.Equal((7, 0.5), (changed["limit"].GetInt32(), changed["slot_decay_per_second"].GetDouble()));
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await Host.SendAsync("PATCH", Limits + name, $$"""{"name":"{{name}}2"}""")).Status
        );
        Assert.Equal(HttpStatusCode.NotFound, (await Host.GetAsync(Limits + name)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Host.SendAsync("DELETE", $"{Limits}{name}2")).Status);
        var gone = await Host.SendAsync("DELETE", Limits + id);
        Assert.Equal(
            (HttpStatusCode.NotFound, "Concurrency Limit not found"),
            (gone.Status, gone["detail"].GetString())
        );
    }

    [Fact]
    public async Task Change_ToAnotherLimitsName_Is409()
    {
        var (one, two) = (NewKey(), NewKey());
        await CreateLimitAsync(one);
        await CreateLimitAsync(two);
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await Host.SendAsync("PATCH", Limits + one, $$"""{"name":"{{two}}"}""")).Status
        );
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await Host.SendAsync("PATCH", Limits + one, $$"""{"name":"{{one}}"}""")).Status
        );
    }

    [Fact]
    public async Task Filter_IsAPageByName()
    {
        await CreateLimitAsync(NewKey());
        var names = (await Host.PostAsync($"{Limits}filter", """{"limit":3}"""))
            .Json.EnumerateArray()
            .Select(limit => limit.GetProperty("name").GetString())
            .ToList();
        Assert.InRange(names.Count, 1, 3);
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal("[]", (await Host.PostAsync($"{Limits}filter", """{"limit":0}""")).Text);
        var refused = await Host.PostAsync($"{Limits}filter", """{"limit":201}""");
        Assert.Equal("limit_out_of_range", refused["code"].GetString());
    }

    [Fact]
    public async Task WrongBodies_AreRefusedInShapeA()
    {
        await RefusedAsync(
            """
            missing body.name Field required
            missing body.limit Field required
            """,
            Limits,
            "{}"
        );
        await RefusedAsync(
            """
            string_too_short body.name String should have at least 1 character
            greater_than_equal body.limit Input should be greater than or equal to 0
            extra_forbidden body.foo Extra inputs are not permitted
            """,
            Limits,
            """{"name":"","limit":-1,"foo":1}"""
        );
        await RefusedAsync(
            """
            greater_than_equal body.slots Input should be greater than or equal to 1
            value_error body.names Value error, Name at least 1 limit and at most 1000.
            enum body.mode Input should be 'concurrency' or 'rate_limit'
            less_than_equal body.lease_duration Input should be less than or equal to 86400
            enum body.holder.type Input should be 'flow_run', 'task_run' or 'deployment'
            """,
            $"{Limits}increment-with-lease",
            $$$"""{"slots":0,"names":[],"mode":"x","lease_duration":86401,"holder":{"type":"x","id":"{{{Guid.NewGuid()}}}"}}"""
        );
        await RefusedAsync("missing body.lease_id Field required", $"{Limits}decrement-with-lease", null);
    }

    [Fact]
    public async Task Increment_TakesOfAllOrNoneAndSays423WhenFull()
    {
        var (wide, narrow) = (NewKey(), NewKey());
        await CreateLimitAsync(wide, 3);
        await CreateLimitAsync(narrow, 1);
        var taken = await TakeAsync(1, wide, narrow, "nobody knows this");
        Assert.Equal(HttpStatusCode.OK, taken.Status);
        Assert.Equal(
            [wide, narrow],
            taken.Json.EnumerateArray().Select(limit => limit.GetProperty("name").GetString())
        );
        Assert.Equal("id name limit", Answer.Names(taken.Json[0]));

        var full = await TakeAsync(1, wide, narrow);
        Assert.Equal((HttpStatusCode.Locked, "slots_taken"), (full.Status, full["code"].GetString()));
        Assert.Equal($"Concurrency limit reached: {narrow}.", full["detail"].GetString());
        Assert.True(int.Parse(full.Header("Retry-After")!, null) >= 1);
        Assert.Equal(1, await ActiveAsync(wide));

        await Host.PostAsync($"{Limits}decrement", $$"""{"slots":1,"names":["{{wide}}","{{narrow}}"]}""");
        Assert.Equal((0, 0), (await ActiveAsync(wide), await ActiveAsync(narrow)));
        await Host.PostAsync($"{Limits}decrement", $$"""{"slots":5,"names":["{{wide}}"]}""");
        Assert.Equal(0, await ActiveAsync(wide));
    }

    [Fact]
    public async Task Increment_MoreThanTheLimit_Is422()
    {
        var name = NewKey();
        await CreateLimitAsync(name, 1);
        var answer = await TakeAsync(2, name);
        Assert.Equal((422, "too_many_slots"), ((int)answer.Status, answer["code"].GetString()));
    }

    [Fact]
    public async Task Increment_CreateIfMissing_CreatesItInactive()
    {
        var name = NewKey();
        var answer = await Host.PostAsync(
            $"{Limits}increment",
            $$"""{"slots":1,"names":["{{name}}"],"create_if_missing":true}"""
        );
        Assert.Equal("[]", answer.Text);
        Assert.False((await Host.GetAsync(Limits + name))["active"].GetBoolean());
    }

    [Fact]
    public async Task RateLimit_NeedsDecayAndSays423WhenFull()
    {
        var (still, decaying) = (NewKey(), NewKey());
        await CreateLimitAsync(still);
        await Host.PostAsync(Limits, $$"""{"name":"{{decaying}}","limit":2,"slot_decay_per_second":0.001}""");
        var refused = await RateAsync(still);
        Assert.Equal((422, "no_decay"), ((int)refused.Status, refused["code"].GetString()));
        Assert.Equal(HttpStatusCode.OK, (await RateAsync(decaying)).Status);
        Assert.Equal(HttpStatusCode.OK, (await RateAsync(decaying)).Status);
        var full = await RateAsync(decaying);
        Assert.Equal(HttpStatusCode.Locked, full.Status);
        Assert.InRange(int.Parse(full.Header("Retry-After")!, null), 1, 30);

        Task<Answer> RateAsync(string name) =>
            Host.PostAsync($"{Limits}increment", $$"""{"slots":1,"names":["{{name}}"],"mode":"rate_limit"}""");
    }

    [Fact]
    public async Task Lease_HoldsSlotsUntilItIsGivenBack()
    {
        var name = NewKey();
        await CreateLimitAsync(name, 2);
        var lease = await LeaseAsync(2, name);
        Assert.Equal("lease_id limits", Answer.Names(lease.Json));
        Assert.Equal(2, await ActiveAsync(name));
        Assert.Equal(HttpStatusCode.Locked, (await LeaseAsync(1, name)).Status);
        var id = lease["lease_id"].GetString();
        var renewed = await Host.PostAsync($"{Limits}leases/{id}/renew", """{"lease_duration":600}""");
        Assert.Equal((HttpStatusCode.OK, "null"), (renewed.Status, renewed.Text));
        Assert.Equal(2, await ActiveAsync(name));
        Assert.Equal(HttpStatusCode.NoContent, (await EndAsync()).Status);
        Assert.Equal(0, await ActiveAsync(name));
        Assert.Equal(HttpStatusCode.NoContent, (await EndAsync()).Status);
        Assert.Equal(HttpStatusCode.Gone, (await Host.PostAsync($"{Limits}leases/{id}/renew", null)).Status);

        Task<Answer> EndAsync() => Host.PostAsync($"{Limits}decrement-with-lease", $$"""{"lease_id":"{{id}}"}""");
    }

    [Fact]
    public async Task Lease_OverNoLimit_IsGivenAndCanBeRenewed()
    {
        var lease = await LeaseAsync(1, NewKey());
        Assert.Equal("[]", Raw(lease.Json, "limits"));
        var renewed = await Host.PostAsync($"{Limits}leases/{lease["lease_id"].GetString()}/renew", null);
        Assert.Equal(HttpStatusCode.OK, renewed.Status);
    }

    [Fact]
    public async Task Lease_OfATaskRun_CountsAsItsSlotAndIsFreedWithIt()
    {
        var tag = NewKey();
        await CreateLimitAsync($"tag:{tag}", 1);
        var run = (await CreateAsync($"\"tags\":[\"{tag}\"]"))["id"].GetString();
        await LeaseAsync(1, $"tag:{tag}", $$""","holder":{"type":"task_run","id":"{{run}}" }""");
        var start = await Host.PostAsync($"{Create}{run}/set_state", """{"state":{"type":"RUNNING"}}""");
        Assert.Equal("ACCEPT", start["status"].GetString());
        Assert.Equal(1, await ActiveAsync($"tag:{tag}"));
        await Host.PostAsync($"{Create}{run}/set_state", """{"state":{"type":"COMPLETED"}}""");
        Assert.Equal(0, await ActiveAsync($"tag:{tag}"));
    }

    [Fact]
    public async Task ActiveSlots_SetToZero_FreesAll()
    {
        var name = NewKey();
        await CreateLimitAsync(name, 1);
        await LeaseAsync(1, name);
        await Host.SendAsync("PATCH", Limits + name, """{"active_slots":0}""");
        Assert.Equal(0, await ActiveAsync(name));
        Assert.Equal(HttpStatusCode.OK, (await LeaseAsync(1, name)).Status);
    }

    private Task<Answer> CreateLimitAsync(string name, int limit = 1) =>
        Host.PostAsync(Limits, $$"""{"name":"{{name}}","limit":{{limit}}}""");

    private Task<Answer> TakeAsync(int slots, params string[] names) =>
        Host.PostAsync(
            $"{Limits}increment",
            $$"""{"slots":{{slots}},"names":[{{string.Join(',', names.Select(name => $"\"{name}\""))}}]}"""
        );

    private Task<Answer> LeaseAsync(int slots, string name, string more = "") =>
        Host.PostAsync($"{Limits}increment-with-lease", $$"""{"slots":{{slots}},"names":["{{name}}"]{{more}}}""");

    private async Task<int> ActiveAsync(string name) => (await Host.GetAsync(Limits + name))["active_slots"].GetInt32();
}
