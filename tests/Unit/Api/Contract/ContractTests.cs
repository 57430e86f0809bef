using System.Net;
using System.Text;
using System.Text.Json;

namespace TaskRunAdmin.Unit.Api.Contract;

/// <summary>
/// The contract, section by section: a class for each section, a test for each row of its tables and each statement that
/// the original's own tests pin. All of them share one server.
/// </summary>
[Collection(nameof(ContractTests))]
public abstract class ContractTests(ApiHost host)
{
    protected const string Create = "/api/task_runs/";
    protected const string Filter = "/api/task_runs/filter";
    protected const string States = "/api/task_run_states/";

    protected ApiHost Host => host;

    protected static string NewKey() => Guid.NewGuid().ToString();

    /// <summary>A body with the required fields and, after them, <paramref name="fields"/>.</summary>
    protected static string Body(string fields = "") =>
        $$"""{"task_key":"t","dynamic_key":"{{NewKey()}}"{{(fields is "" ? "" : ",")}}{{fields}}}""";

    /// <summary>Creates a run with these fields and gives the answer, which must be 201.</summary>
    protected async Task<Answer> CreateAsync(string fields = "")
    {
        var answer = await host.PostAsync(Create, Body(fields));
        Assert.True(answer.Status is HttpStatusCode.Created, answer.Text);
        return answer;
    }

    /// <summary>Creates a flow run, of a new flow, with these fields, and gives its id.</summary>
    protected async Task<Guid> CreateFlowRunAsync(string fields = "")
    {
        var flow = await host.PostAsync("/api/flows/", $$"""{"name":"{{NewKey()}}"}""");
        var answer = await host.PostAsync(
            "/api/flow_runs/",
            $$"""{"flow_id":{{flow["id"].GetRawText()}}{{(fields is "" ? "" : ",")}}{{fields}}}"""
        );
        Assert.True(answer.Status is HttpStatusCode.Created, answer.Text);
        return answer["id"].GetGuid();
    }

    /// <summary>Sends a body that must be refused in shape A, with exactly these errors: <c>type loc msg</c>, a line each.</summary>
    protected async Task<Answer> RefusedAsync(string expected, string path, string? body)
    {
        var answer = await host.PostAsync(path, body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(expected, answer.Errors());
        return answer;
    }

    /// <summary>The same for a run with these fields.</summary>
    protected Task<Answer> RefusedAsync(string expected, string fields) => RefusedAsync(expected, Create, Body(fields));

    protected static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    protected static string Raw(JsonElement json, params string[] path) =>
        path.Aggregate(json, (inner, name) => inner.GetProperty(name)).GetRawText();
}

[CollectionDefinition(nameof(ContractTests))]
public sealed class ContractServer : ICollectionFixture<ApiHost>;
