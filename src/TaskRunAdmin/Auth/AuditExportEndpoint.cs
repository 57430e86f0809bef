using Microsoft.AspNetCore.WebUtilities;
using TaskRunAdmin.Api;
using TaskRunAdmin.Components.Audit;
using TaskRunAdmin.Core.Audit;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Auth;

/// <summary>The audit log as a file, for administrators who are signed in to the console.</summary>
internal static class AuditExportEndpoint
{
    internal static void MapAuditExport(this WebApplication app) =>
        app.MapMethods("/audit/export", [HttpMethods.Get, HttpMethods.Head], ExportAsync)
            .RequireAuthorization(nameof(Role.Admin));

    private static async Task<IResult> ExportAsync(HttpContext http, AuditQueries queries, TimeProvider time)
    {
        var query = QueryHelpers.ParseQuery(http.Request.QueryString.Value);
        var format = query.TryGetValue("format", out var given) ? given.ToString() : "";
        if (format is not ("csv" or "json"))
            return Refuse("format must be csv or json.");
        var search = AuditSearch.Parse(query);
        if (search.Filter is not { } filter)
            return Refuse(string.Join('\n', search.Problems.Select(problem => $"{problem.Key}: {problem.Value}")));

        var cancellationToken = http.RequestAborted;
        var origin = http.Request.Origin();
        try
        {
            // An answer that has begun can only be broken off: whether there will be one is found out before.
            await queries.ListAsync(filter, before: null, take: 1, origin, cancellationToken);
        }
        catch (DatabaseUnavailableException)
        {
            return Text(
                "The database does not answer. Try it again in a moment.",
                StatusCodes.Status503ServiceUnavailable
            );
        }

        http.Response.Headers.CacheControl = "no-store";
        var entries = queries.ListAllAsync(filter, origin, cancellationToken);
        var name = $"audit-{time.GetUtcNow():yyyy-MM-dd}.{format}";
        return format is "csv"
            ? TypedResults.Stream(
                stream => AuditExport.WriteCsvAsync(entries, stream, cancellationToken),
                "text/csv; charset=utf-8",
                name
            )
            : TypedResults.Stream(
                stream => AuditExport.WriteJsonAsync(entries, stream, cancellationToken),
                "application/json",
                name
            );
    }

    private static IResult Refuse(string sentence) => Text(sentence, StatusCodes.Status400BadRequest);

    private static IResult Text(string sentence, int status) =>
        TypedResults.Text(sentence, "text/plain; charset=utf-8", statusCode: status);
}
