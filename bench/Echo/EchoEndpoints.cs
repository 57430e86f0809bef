using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace TaskRunAdmin.Bench.Echo;

/// <summary>
/// What the product is compared with: reads the same request, writes an answer of the same bytes, and does nothing in
/// between. The answers are samples of the product's own, handed over with PUT before the rounds.
/// </summary>
internal sealed class EchoEndpoints
{
    internal const string Path = "/api/bench/echo/";
    internal const string RunPath = Path + "run";
    internal const string PagePath = Path + "page";
    internal const string ResultPath = Path + "result";

    private EchoRun _run = null!;
    private List<EchoRun> _page = [];
    private EchoResult _result = null!;

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut(RunPath, PutRun);
        routes.MapPut(PagePath, PutPage);
        routes.MapPut(ResultPath, PutResult);
        routes.MapPost(RunPath, PostRun);
        routes.MapPost(ResultPath, PostResult);
        routes.MapPost(PagePath, PostPage);
        routes.MapGet(Path + "{id:guid}", GetRun);
    }

    private async Task PutRun(HttpRequest http) => _run = (await http.ReadFromJsonAsync(EchoJson.Wire.EchoRun))!;

    private async Task PutPage(HttpRequest http) => _page = (await http.ReadFromJsonAsync(EchoJson.Wire.ListEchoRun))!;

    private async Task PutResult(HttpRequest http) =>
        _result = (await http.ReadFromJsonAsync(EchoJson.Wire.EchoResult))!;

    private async Task<IResult> PostResult(HttpRequest http, CancellationToken cancellationToken)
    {
        var asked = await http.ReadFromJsonAsync(EchoJson.Wire.EchoSetState, cancellationToken);
        var result = _result with { State = _result.State with { Message = asked!.State.Message } };
        return TypedResults.Json(result, EchoJson.Wire.EchoResult, "application/json");
    }

    private async Task<IResult> PostRun(HttpRequest http, CancellationToken cancellationToken)
    {
        var asked = await http.ReadFromJsonAsync(EchoJson.Wire.EchoRequest, cancellationToken);
        // From the request, so that what was parsed is used.
        return One(_run with { Name = asked!.Name, TaskKey = asked.TaskKey, DynamicKey = asked.DynamicKey });
    }

    private async Task<IResult> PostPage(HttpRequest http, CancellationToken cancellationToken)
    {
        var asked = await http.ReadFromJsonAsync(EchoJson.Wire.EchoPageRequest, cancellationToken);
        var page = asked!.Limit == _page.Count ? _page : [];
        return TypedResults.Json(page, EchoJson.Wire.ListEchoRun, "application/json");
    }

    private Task<IResult> GetRun(Guid id) => Task.FromResult(One(_run with { Id = id }));

    private static IResult One(EchoRun run) => TypedResults.Json(run, EchoJson.Wire.EchoRun, "application/json");
}
