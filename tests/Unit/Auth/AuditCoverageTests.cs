using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Api;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core.Audit;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Unit.Api;

namespace TaskRunAdmin.Unit.Auth;

/// <summary>Every endpoint that changes something leaves word of it, by the list of endpoints itself.</summary>
public sealed class AuditCoverageTests(AuthHost auth) : IClassFixture<AuthHost>
{
    private const string Writer = "a write key";
    private const string Limits = "/api/v2/concurrency_limits";
    private const string TagLimits = "/api/concurrency_limits";

    private static int _next;

    /// <summary>One request for each, and the action that it is told as.</summary>
    private Dictionary<string, (string Action, Func<Task<Answer>> Send)> Samples =>
        new()
        {
            ["POST /api/task_runs"] = (AuditAction.CreateTaskRun, () => PostAsync("/api/task_runs", NewRun())),
            ["POST /api/task_runs/bulk"] = (
                AuditAction.CreateTaskRun,
                () => PostAsync("/api/task_runs/bulk", $$"""{"task_runs":[{{NewRun()}}]}""")
            ),
            ["PATCH /api/task_runs/{id}"] = (
                AuditAction.RenameTaskRun,
                async () => await SendAsync("PATCH", $"/api/task_runs/{await RunAsync()}", """{"name":"n"}""")
            ),
            ["DELETE /api/task_runs/{id}"] = (
                AuditAction.DeleteTaskRun,
                async () => await SendAsync("DELETE", $"/api/task_runs/{await RunAsync()}")
            ),
            ["POST /api/task_runs/{id}/set_state"] = (
                AuditAction.SetTaskRunState,
                async () =>
                    await PostAsync($"/api/task_runs/{await RunAsync()}/set_state", """{"state":{"type":"RUNNING"}}""")
            ),
            ["POST /api/task_runs/bulk/set_state"] = (
                AuditAction.SetTaskRunState,
                async () =>
                    await PostAsync(
                        "/api/task_runs/bulk/set_state",
                        $$$"""{"ids":["{{{await RunAsync()}}}"],"state":{"type":"RUNNING"}}"""
                    )
            ),
            ["POST /api/task_runs/bulk/delete"] = (
                AuditAction.DeleteTaskRun,
                async () => await PostAsync("/api/task_runs/bulk/delete", $$"""{"ids":["{{await RunAsync()}}"]}""")
            ),
            ["POST /api/flows"] = (AuditAction.CreateFlow, () => PostAsync("/api/flows", NewFlow())),
            ["PATCH /api/flows/{id}"] = (
                AuditAction.ChangeFlow,
                async () => await SendAsync("PATCH", $"/api/flows/{await FlowAsync()}", """{"tags":["t"]}""")
            ),
            ["DELETE /api/flows/{id}"] = (
                AuditAction.DeleteFlow,
                async () => await SendAsync("DELETE", $"/api/flows/{await FlowAsync()}")
            ),
            ["POST /api/flow_runs"] = (
                AuditAction.CreateFlowRun,
                async () => await PostAsync("/api/flow_runs", $$"""{"flow_id":"{{await FlowAsync()}}"}""")
            ),
            ["PATCH /api/flow_runs/{id}"] = (
                AuditAction.ChangeFlowRun,
                async () => await SendAsync("PATCH", $"/api/flow_runs/{await FlowRunAsync()}", """{"name":"n"}""")
            ),
            ["PATCH /api/flow_runs/{id}/labels"] = (
                AuditAction.ChangeFlowRun,
                async () => await SendAsync("PATCH", $"/api/flow_runs/{await FlowRunAsync()}/labels", """{"l":"v"}""")
            ),
            ["DELETE /api/flow_runs/{id}"] = (
                AuditAction.DeleteFlowRun,
                async () => await SendAsync("DELETE", $"/api/flow_runs/{await FlowRunAsync()}")
            ),
            ["POST /api/flow_runs/{id}/set_state"] = (
                AuditAction.SetFlowRunState,
                async () =>
                    await PostAsync(
                        $"/api/flow_runs/{await FlowRunAsync()}/set_state",
                        """{"state":{"type":"RUNNING"}}"""
                    )
            ),
            ["POST /api/logs"] = (
                AuditAction.CreateLogs,
                () =>
                    PostAsync(
                        "/api/logs",
                        """[{"name":"n","level":20,"message":"m","timestamp":"2026-01-01T00:00:00Z"}]"""
                    )
            ),
            [$"POST {Limits}"] = (AuditAction.CreateLimit, () => PostAsync(Limits, NewLimit($"limit-{Next()}"))),
            [$"PATCH {Limits}/{{id_or_name}}"] = (
                AuditAction.ChangeLimit,
                async () => await SendAsync("PATCH", $"{Limits}/{await LimitAsync()}", """{"limit":7}""")
            ),
            [$"DELETE {Limits}/{{id_or_name}}"] = (
                AuditAction.DeleteLimit,
                async () => await SendAsync("DELETE", $"{Limits}/{await LimitAsync()}")
            ),
            [$"POST {Limits}/increment"] = (
                AuditAction.TakeSlots,
                async () => await PostAsync($"{Limits}/increment", Slots(await LimitAsync()))
            ),
            [$"POST {Limits}/increment-with-lease"] = (
                AuditAction.TakeSlots,
                async () => await PostAsync($"{Limits}/increment-with-lease", Slots(await LimitAsync()))
            ),
            [$"POST {Limits}/decrement"] = (
                AuditAction.GiveSlots,
                async () => await PostAsync($"{Limits}/decrement", Slots(await LimitAsync()))
            ),
            [$"POST {Limits}/decrement-with-lease"] = (
                AuditAction.GiveSlots,
                async () =>
                    await PostAsync($"{Limits}/decrement-with-lease", $$"""{"lease_id":"{{await LeaseAsync()}}"}""")
            ),
            [$"POST {Limits}/leases/{{id}}/renew"] = (
                AuditAction.RenewSlots,
                async () => await PostAsync($"{Limits}/leases/{await LeaseAsync()}/renew", """{"lease_duration":60}""")
            ),
            [$"POST {TagLimits}"] = (AuditAction.CreateLimit, () => PostAsync(TagLimits, NewTagLimit($"tag-{Next()}"))),
            [$"DELETE {TagLimits}/{{id}}"] = (
                AuditAction.DeleteLimit,
                async () => await SendAsync("DELETE", $"{TagLimits}/{(await TagLimitAsync()).Id}")
            ),
            [$"DELETE {TagLimits}/tag/{{tag}}"] = (
                AuditAction.DeleteLimit,
                async () => await SendAsync("DELETE", $"{TagLimits}/tag/{(await TagLimitAsync()).Tag}")
            ),
            [$"POST {TagLimits}/tag/{{tag}}/reset"] = (
                AuditAction.ResetLimit,
                async () => await PostAsync($"{TagLimits}/tag/{(await TagLimitAsync()).Tag}/reset", "{}")
            ),
            [$"POST {TagLimits}/increment"] = (
                AuditAction.TakeSlots,
                async () => await PostAsync($"{TagLimits}/increment", RunSlots((await TagLimitAsync()).Tag))
            ),
            [$"POST {TagLimits}/decrement"] = (
                AuditAction.GiveSlots,
                async () =>
                {
                    var held = RunSlots((await TagLimitAsync()).Tag);
                    await PostAsync($"{TagLimits}/increment", held);
                    return await PostAsync($"{TagLimits}/decrement", held);
                }
            ),
        };

    [Fact]
    public void EveryEndpointThatChangesSomething_HasASample()
    {
        var changing = auth
            .Host.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal)
                && endpoint.Metadata.GetMetadata<RequiredRole>()?.Role >= Role.Operator
                && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not ["GET"]
            )
            .SelectMany(AccessMatrixTests.Names);
        Assert.Equal(Samples.Keys.Order(), changing.Distinct().Order());
    }

    [Fact]
    public async Task EveryChange_IsToldWithWhoAndWhat()
    {
        var audit = auth.Host.Services.GetRequiredService<AuditQueries>();
        foreach (var (endpoint, (action, send)) in Samples)
        {
            var before = (await audit.ListAsync(new(), null, 1, Origin.Server)).SingleOrDefault()?.Seq;

            var answer = await send();
            Assert.True((int)answer.Status is >= 200 and < 300, $"{endpoint}: {(int)answer.Status} {answer.Text}");

            var entries = await audit.ListAsync(new() { Action = action }, null, 1, Origin.Server);
            Assert.True(entries is [var entry] && entry.Seq > (before ?? 0), $"{endpoint} left no {action}.");
            Assert.Equal(OriginSource.Key, entries[0].Source);
            Assert.StartsWith("Operator", entries[0].Actor, StringComparison.Ordinal);
            Assert.Equal("127.0.0.1", entries[0].Address);
            Assert.Equal(32, entries[0].CorrelationId!.Length);
        }
    }

    [Fact]
    public async Task WhatChangesNothing_IsNotTold()
    {
        var run = NewRun();
        await PostAsync("/api/task_runs", run);
        var audit = auth.Host.Services.GetRequiredService<AuditQueries>();
        var before = (await audit.ListAsync(new(), null, 1, Origin.Server)).Single().Seq;

        await PostAsync("/api/task_runs", run);
        await SendAsync("DELETE", $"/api/task_runs/{Guid.NewGuid()}");

        Assert.Equal(before, (await audit.ListAsync(new(), null, 1, Origin.Server)).Single().Seq);
    }

    private Task<Answer> SendAsync(string method, string path, string? body = null) =>
        auth.SendAsync(Writer, method, path, body);

    private Task<Answer> PostAsync(string path, string body) => SendAsync("POST", path, body);

    private static int Next() => Interlocked.Increment(ref _next);

    private static string NewRun() => $$"""{"task_key":"t","dynamic_key":"{{Next()}}"}""";

    private static string NewFlow() => $$"""{"name":"flow-{{Next()}}"}""";

    private static string NewLimit(string name) => $$"""{"name":"{{name}}","limit":5}""";

    private static string NewTagLimit(string tag) => $$"""{"tag":"{{tag}}","concurrency_limit":5}""";

    private static string Slots(string limit) => $$"""{"names":["{{limit}}"],"slots":1}""";

    private static string RunSlots(string tag) => $$"""{"names":["{{tag}}"],"task_run_id":"{{Guid.NewGuid()}}"}""";

    private async Task<string> RunAsync() => await IdAsync("/api/task_runs", NewRun());

    private async Task<string> FlowAsync() => await IdAsync("/api/flows", NewFlow());

    private async Task<string> FlowRunAsync() =>
        await IdAsync("/api/flow_runs", $$"""{"flow_id":"{{await FlowAsync()}}"}""");

    private async Task<string> LimitAsync()
    {
        var name = $"limit-{Next()}";
        await IdAsync(Limits, NewLimit(name));
        return name;
    }

    private async Task<(string Id, string Tag)> TagLimitAsync()
    {
        var tag = $"tag-{Next()}";
        return (await IdAsync(TagLimits, NewTagLimit(tag)), tag);
    }

    private async Task<string> LeaseAsync() =>
        (await PostAsync($"{Limits}/increment-with-lease", Slots(await LimitAsync())))["lease_id"].GetString()!;

    private async Task<string> IdAsync(string path, string body) => (await PostAsync(path, body))["id"].GetString()!;
}
