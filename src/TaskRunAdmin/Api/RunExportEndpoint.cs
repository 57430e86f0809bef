using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Core.TaskRuns.Query;

namespace TaskRunAdmin.Api;

/// <summary>The runs of a filter as a file, for whoever is signed in to the console.</summary>
internal static class RunExportEndpoint
{
    /// <summary>Where it is.</summary>
    internal const string Path = "/runs/export";

    internal static void MapRunExport(this WebApplication app) =>
        app.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], ExportAsync)
            .RequireAuthorization(nameof(Role.Viewer));

    private static async Task<IResult> ExportAsync(
        HttpContext http,
        TaskRunQueries queries,
        TimeProvider time,
        string? q = null,
        string? sort = null,
        string? format = null
    )
    {
        if (format is not ("csv" or "json"))
            return Refuse("format must be csv or json.");
        if (!TaskRunSorts.ByWireName.TryGetValue(sort ?? "ID_DESC", out var order))
            return Refuse($"sort must be one of {string.Join(", ", TaskRunSorts.ByWireName.Keys)}.");
        var query = RunQuery.Parse(q ?? "");
        if (query.Errors.Count > 0)
            return Refuse(string.Join('\n', query.Errors));

        var cancellationToken = http.RequestAborted;
        var runs = queries.ListAllAsync(query.ToCriterion(), order, cancellationToken);
        try
        {
            // An answer that has begun can only be broken off: whether there will be one is found out before.
            await queries.PingAsync(cancellationToken);
        }
        catch (DatabaseUnavailableException)
        {
            return Text(
                "The database does not answer. Try it again in a moment.",
                StatusCodes.Status503ServiceUnavailable
            );
        }

        http.Response.Headers.CacheControl = "no-store";
        var now = time.GetInstant();
        var name = $"task-runs-{now:yyyy-MM-dd}.{format}";
        return format is "csv"
            ? TypedResults.Stream(
                stream => RunExport.WriteCsvAsync(runs, stream, cancellationToken),
                "text/csv; charset=utf-8",
                name
            )
            : TypedResults.Stream(
                stream => RunExport.WriteJsonAsync(runs, now, stream, cancellationToken),
                "application/json",
                name
            );
    }

    private static IResult Refuse(string sentence) => Text(sentence, StatusCodes.Status400BadRequest);

    private static IResult Text(string sentence, int status) =>
        TypedResults.Text(sentence, "text/plain; charset=utf-8", statusCode: status);
}
