using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace TaskRunAdmin.Unit.Api.Document;

/// <summary>The OpenAPI document says all there is, and what it says has been read by a person.</summary>
public sealed class DocumentTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Document_IsTheOneThatWasReviewed()
    {
        var answer = await host.GetAsync("/api/openapi.json");
        Assert.Equal("3.1.1", answer["openapi"].GetString());
        GoldenFile.CheckAt("docs/openapi.json", answer.Text);
    }

    [Fact]
    public async Task Document_HasEveryEndpointOfTheApi()
    {
        var document = await OpenApiFile.ReadAsync(host);
        var mapped = host
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            // The document and its page are not part of the API.
            .Where(endpoint => !endpoint.RoutePattern.RawText!.StartsWith("/api/docs", StringComparison.Ordinal))
            .Where(endpoint => endpoint.RoutePattern.RawText != "/api/openapi.json")
            .SelectMany(endpoint =>
                endpoint
                    .Metadata.GetRequiredMetadata<HttpMethodMetadata>()
                    .HttpMethods.Select(method =>
                        $"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/').Replace(":uuid", "", StringComparison.Ordinal)}"
                    )
            );
        Assert.Equal(mapped.Order(), document.Operations.Select(operation => operation.ToString()).Order());
    }

    [Fact]
    public async Task EveryOperation_SaysWhatItDoesTakesAndAnswers()
    {
        var document = await OpenApiFile.ReadAsync(host);
        foreach (var operation in document.Operations)
        {
            Assert.NotEmpty(operation.Id);
            Assert.NotEmpty(operation.Node["summary"]!.GetValue<string>());
            Assert.NotEmpty(operation.Node["description"]!.GetValue<string>());
            Assert.NotEmpty(operation.Node["tags"]!.AsArray());
            Assert.Contains(operation.Responses.Keys, status => status is >= 200 and < 300);
            Assert.All(operation.Responses.Values, response => Assert.NotEmpty(Text(response["description"])));
            Assert.All(operation.Parameters, parameter => Assert.NotNull(parameter["schema"]));
            if (operation.BodySchema is not null)
                Assert.NotEmpty(operation.Examples);
        }
    }

    [Fact]
    public async Task EveryField_IsDescribed()
    {
        var document = await OpenApiFile.ReadAsync(host);
        var bare = document
            .AllSchemas()
            .SelectMany(each =>
                (each.Schema["properties"] as JsonObject ?? []).Select(field =>
                    (Place: $"{each.Place}/{field.Key}", field.Value)
                )
            )
            .Where(field => Text(field.Value!["description"]) is "" && field.Value!["$ref"] is null)
            .Select(field => field.Place);
        Assert.Empty(bare);
    }

    private const string FlowOfExamples = "0193a4c2-7d1e-7b3a-9c55-0123456789ab";

    [Fact]
    public async Task EveryExample_WorksWhenSent()
    {
        var document = await OpenApiFile.ReadAsync(host);
        var lease = await LimitAndLeaseAsync();
        foreach (var operation in document.Operations)
        foreach (var example in operation.Examples)
        {
            var run = await host.PostAsync(
                "/api/task_runs/",
                $$"""{"task_key":"t","dynamic_key":"{{Guid.NewGuid()}}"}"""
            );
            var flow = await host.PostAsync("/api/flows/", $$"""{"name":"{{Guid.NewGuid()}}"}""");
            var flowId = flow["id"].GetString()!;
            var flowRun = await host.PostAsync("/api/flow_runs/", $$"""{"flow_id":"{{flowId}}"}""");
            var subject = operation.Path.Split('/')[2] switch
            {
                "flows" => flow,
                "flow_runs" => flowRun,
                _ => run,
            };
            var path = operation
                .Path.Replace("leases/{id}", $"leases/{lease}", StringComparison.Ordinal)
                .Replace("{id}", subject["id"].GetString(), StringComparison.Ordinal)
                .Replace("{id_or_name}", "any", StringComparison.Ordinal)
                .Replace("{tag}", "any", StringComparison.Ordinal);
            // What an example has to refer to is there.
            var body = example.Replace(FlowOfExamples, flowId, StringComparison.Ordinal);
            var answer = await host.SendAsync(operation.Method, path, body);
            Assert.True((int)answer.Status is >= 200 and < 300, $"{operation}: {answer.Text}");
        }

        async Task<string> LimitAndLeaseAsync()
        {
            await host.PostAsync("/api/v2/concurrency_limits/", """{"name":"any","limit":100}""");
            await host.PostAsync("/api/concurrency_limits/", """{"tag":"any","concurrency_limit":100}""");
            // Another one: to free the slots of the first is among the examples.
            await host.PostAsync("/api/v2/concurrency_limits/", """{"name":"leased","limit":100}""");
            var answer = await host.PostAsync(
                "/api/v2/concurrency_limits/increment-with-lease",
                """{"slots":1,"names":["leased"]}"""
            );
            return answer["lease_id"].GetString()!;
        }
    }

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}
