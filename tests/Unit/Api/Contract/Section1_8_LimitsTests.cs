using System.Net;

namespace TaskRunAdmin.Unit.Api.Contract;

/// <summary>On a server of its own: it counts all runs.</summary>
public sealed class Section1_8_LimitsTests
{
    private const string Filter = "/api/task_runs/filter";

    [Fact]
    public async Task PageSize_DefaultsToItsMaximumWhichIsASetting()
    {
        await using var server = new ApiHost(("Api:DefaultLimit", "3"));
        for (var i = 0; i < 5; i++)
            await server.PostAsync("/api/task_runs/", $$"""{"task_key":"t","dynamic_key":"{{i}}"}""");

        Assert.Equal(3, (await server.PostAsync(Filter, null)).Json.GetArrayLength());
        Assert.Equal(3, (await server.PostAsync(Filter, "{}")).Json.GetArrayLength());
        Assert.Equal(2, (await server.PostAsync(Filter, """{"limit":3,"offset":3}""")).Json.GetArrayLength());
        Assert.Equal("[]", (await server.PostAsync(Filter, """{"limit":0}""")).Text);
        Assert.Equal("[]", (await server.PostAsync(Filter, """{"offset":99}""")).Text);
        var refused = await server.PostAsync(Filter, """{"limit":4}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Invalid limit: must be less than or equal to 3.", refused["detail"].GetString());
    }

    [Fact]
    public async Task PageSize_IsTwoHundredUnlessSet()
    {
        await using var server = new ApiHost();
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(Filter, """{"limit":200}""")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await server.PostAsync(Filter, """{"limit":201}""")).Status);
    }
}
