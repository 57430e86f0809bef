using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Unit.Api;

namespace TaskRunAdmin.Unit.Auth;

/// <summary>Every endpoint x everybody who may come. An endpoint that is in no row fails, and so does a row without one.</summary>
public sealed partial class AccessMatrixTests(AuthHost auth) : IClassFixture<AuthHost>
{
    /// <summary>What each needs; "anyone": nothing.</summary>
    private const string Rows = """
        anyone GET /api/health
        anyone GET /api/ready
        Viewer GET /api/version
        Viewer GET /api/hello
        Viewer GET /api/admin/version
        Viewer GET /api/admin/storage
        Admin GET /api/admin/settings
        Viewer GET /api/collections/views/aggregate-worker-metadata
        Viewer GET /api/csrf-token
        Operator POST /api/task_runs
        Viewer POST /api/task_runs/filter
        Viewer POST /api/task_runs/paginate
        Viewer POST /api/task_runs/count
        Viewer POST /api/task_runs/history
        Viewer GET /api/task_runs/{id}
        Operator PATCH /api/task_runs/{id}
        Operator DELETE /api/task_runs/{id}
        Operator POST /api/task_runs/bulk
        Operator POST /api/task_runs/bulk/set_state
        Operator POST /api/task_runs/bulk/delete
        Operator POST /api/task_runs/{id}/set_state
        Viewer POST /api/task_runs/{id}/set_state/verdict
        Viewer GET /api/task_run_states
        Viewer GET /api/task_run_states/{id}
        Operator POST /api/flows
        Viewer POST /api/flows/filter
        Viewer POST /api/flows/paginate
        Viewer POST /api/flows/count
        Viewer GET /api/flows/{id}
        Operator PATCH /api/flows/{id}
        Operator DELETE /api/flows/{id}
        Viewer GET /api/flows/name/{name}
        Operator POST /api/flow_runs
        Viewer POST /api/flow_runs/filter
        Viewer POST /api/flow_runs/paginate
        Viewer POST /api/flow_runs/count
        Viewer POST /api/flow_runs/history
        Viewer POST /api/flow_runs/lateness
        Viewer GET /api/flow_runs/{id}
        Viewer GET /api/flow_runs/{id}/graph-v2
        Operator PATCH /api/flow_runs/{id}
        Operator PATCH /api/flow_runs/{id}/labels
        Operator DELETE /api/flow_runs/{id}
        Operator POST /api/flow_runs/{id}/set_state
        Viewer GET /api/flow_run_states
        Viewer GET /api/flow_run_states/{id}
        Operator POST /api/logs
        Viewer POST /api/logs/filter
        Viewer POST /api/task_workers/filter
        Operator POST /api/v2/concurrency_limits
        Viewer POST /api/v2/concurrency_limits/filter
        Viewer GET /api/v2/concurrency_limits/{id_or_name}
        Operator PATCH /api/v2/concurrency_limits/{id_or_name}
        Operator DELETE /api/v2/concurrency_limits/{id_or_name}
        Operator POST /api/v2/concurrency_limits/increment
        Operator POST /api/v2/concurrency_limits/increment-with-lease
        Operator POST /api/v2/concurrency_limits/decrement
        Operator POST /api/v2/concurrency_limits/decrement-with-lease
        Operator POST /api/v2/concurrency_limits/leases/{id}/renew
        Operator POST /api/concurrency_limits
        Viewer POST /api/concurrency_limits/filter
        Viewer GET /api/concurrency_limits/{id}
        Operator DELETE /api/concurrency_limits/{id}
        Viewer GET /api/concurrency_limits/tag/{tag}
        Operator DELETE /api/concurrency_limits/tag/{tag}
        Operator POST /api/concurrency_limits/tag/{tag}/reset
        Operator POST /api/concurrency_limits/increment
        Operator POST /api/concurrency_limits/decrement
        Viewer POST /api/ui/task_runs/count
        Viewer POST /api/ui/task_runs/dashboard/counts
        Viewer GET /api/ui/task_runs/{id}
        Viewer POST /api/ui/flow_runs/count-task-runs
        Viewer GET /api/openapi.json
        Viewer GET /api/docs/{documentName}
        anyone GET /api/docs/scalar.js
        anyone GET /api/docs/scalar.aspnetcore.js
        anyone GET /api/docs/favicon.svg
        anyone GET /ui-settings
        anyone GET /sign-in
        anyone POST /sign-in
        anyone POST /sign-out
        anyone GET /sign-out
        anyone GET /setup
        anyone POST /setup
        Viewer GET /account
        Viewer POST /account/password
        Viewer POST /account/sign-out-everywhere
        Viewer GET /account/sign-out-everywhere
        Viewer GET /account/password
        Viewer GET /
        Viewer GET /runs
        Viewer POST /runs
        Viewer GET /runs/{Id}
        Viewer POST /runs/{Id}
        Viewer GET /runs/export
        Viewer HEAD /runs/export
        Viewer GET /jobs
        Viewer POST /jobs
        Viewer GET /jobs/{Id}
        Viewer POST /jobs/{Id}
        Viewer GET /jobs/{id}/results
        Viewer HEAD /jobs/{id}/results
        Operator GET /runs/new
        Operator POST /runs/new
        Viewer GET /flow-runs/{Id}
        Viewer POST /flow-runs/{Id}
        Viewer GET /limits
        Viewer POST /limits
        Admin GET /users
        Admin POST /users
        Admin GET /keys
        Admin POST /keys
        Admin GET /audit
        Admin POST /audit
        Admin GET /audit/export
        Admin HEAD /audit/export
        Admin GET /settings
        Admin POST /settings
        Viewer GET /not-found
        Viewer POST /not-found
        Viewer GET /_blazor
        Viewer GET /_blazor/negotiate
        Viewer GET /_blazor/disconnect
        Viewer GET /_blazor/initializers
        Viewer GET /_framework/opaque-redirect
        """;

    private static readonly Dictionary<string, Role?> Needed = Rows.Split('\n')
        .Select(row => row.Split(' ', 2))
        .ToDictionary(row => row[1].Trim(), row => row[0] is "anyone" ? (Role?)null : Enum.Parse<Role>(row[0]));

    [Fact]
    public void EveryEndpoint_IsInARow_AndEveryRowIsAnEndpoint()
    {
        List<string> there = [.. Endpoints()];
        var (unlisted, gone) = (there.Except(Needed.Keys).ToList(), Needed.Keys.Except(there).ToList());
        Assert.True(
            unlisted.Count + gone.Count == 0,
            $"In no row: {string.Join(", ", unlisted)}. No endpoint: {string.Join(", ", gone)}."
        );
    }

    [Fact]
    public async Task EveryEndpoint_LetsInWhoMayAndNobodyElse()
    {
        var wrong = new List<string>();
        List<string> endpoints = [.. Endpoints()];
        // Whoever is wrong too often shuts their address out, so that they come after whoever is right.
        foreach (var caller in AuthHost.Callers)
        foreach (var endpoint in endpoints)
        {
            var (method, path) = (endpoint.Split(' ')[0], Fill(endpoint.Split(' ')[1]));
            var answer = await auth.SendAsync(caller.Name, method, path, method is "GET" ? null : "{}");
            if (!IsRight(answer, path, Needed[endpoint], caller))
                wrong.Add($"{endpoint} for {caller.Name}: {(int)answer.Status} {answer.Header("Location")}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Needed.Count} endpoints x {AuthHost.Callers.Count} callers = {Needed.Count * AuthHost.Callers.Count}"
        );
    }

    [Fact]
    public void EveryFile_IsForAnyone_AndNothingElseBeyondTheRowsIs() =>
        Assert.All(
            All().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null),
            endpoint =>
                Assert.True(
                    endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
                        || Names(endpoint).All(name => Needed.TryGetValue(name, out var role) && role is null),
                    endpoint.DisplayName
                )
        );

    private static bool IsRight(Answer answer, string path, Role? needed, Caller caller)
    {
        var isApi = path.StartsWith("/api/", StringComparison.Ordinal);
        // What is written about the API is for people, and for programs that bring their credentials.
        var isAbout = path is "/api/openapi.json" or "/api/docs/v1";
        var has =
            isAbout ? caller.Api ?? caller.Console
            : isApi ? caller.Api
            : caller.Console;
        if (needed is null || has >= needed)
            return !IsRefused(answer, needed);
        return has is not null ? answer.Status is HttpStatusCode.Forbidden
            : isApi && !isAbout ? answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests
            // What takes a password is not even asked by a stranger who has asked it too often.
            : answer.Status is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests;
    }

    private static bool IsRefused(Answer answer, Role? needed) =>
        answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || (needed is not null && answer.Status is HttpStatusCode.TooManyRequests)
        || answer.Header("Location")?.Contains("/sign-in?returnUrl", StringComparison.Ordinal) == true;

    private IEnumerable<string> Endpoints() =>
        All()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .SelectMany(Names)
            .Distinct();

    private IEnumerable<RouteEndpoint> All() =>
        auth.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    internal static IEnumerable<string> Names(RouteEndpoint endpoint)
    {
        var path = "/" + Constraint().Replace(endpoint.RoutePattern.RawText!.Trim('/'), "}");
        // A page answers to POST as well, which is how a form without a circuit is sent.
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        return methods.Select(method => $"{method} {path}");
    }

    private static string Fill(string path) =>
        path.Replace("{id}", "0193a4c2-7d1e-7b3a-9c55-0123456789ab", StringComparison.OrdinalIgnoreCase)
            .Replace("{documentName}", "v1", StringComparison.Ordinal)
            .Replace("{id_or_name}", "n", StringComparison.Ordinal)
            .Replace("{name}", "n", StringComparison.Ordinal)
            .Replace("{tag}", "n", StringComparison.Ordinal);

    [GeneratedRegex(@":[^}]*\}|\?\}")]
    private static partial Regex Constraint();
}
