using TaskRunAdmin.Components.Jobs;
using TaskRunAdmin.Core.Jobs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Api;

/// <summary>What came of each run of a job as a file, for whoever is signed in to the console.</summary>
internal static class JobExportEndpoint
{
    // What reads the files counts on the names and their order: new ones go to the end.
    private static readonly (string Name, Func<BulkJobResult, string?> Read)[] Columns =
    [
        ("run_id", result => result.RunId.ToString()),
        ("run_name", result => result.RunName),
        ("outcome", result => JobWords.Wire(result.Outcome)),
        ("reason", result => result.Reason),
        ("state_type", result => result.StateType?.WireName()),
        ("state_name", result => result.StateName),
    ];

    internal static void MapJobExport(this WebApplication app) =>
        app.MapMethods("/jobs/{id:guid}/results", [HttpMethods.Get, HttpMethods.Head], ExportAsync)
            .RequireAuthorization(nameof(Role.Viewer));

    private static async Task<IResult> ExportAsync(
        HttpContext http,
        BulkJobQueries queries,
        Guid id,
        string? outcome = null
    )
    {
        var one = JobWords.Parse(outcome);
        if (outcome is not null && one is null)
            return Text("outcome must be done, refused or failed.", StatusCodes.Status400BadRequest);
        var cancellationToken = http.RequestAborted;
        try
        {
            if (await queries.FindAsync(id, cancellationToken) is not { } job)
                return Text("There is no job with this id.", StatusCodes.Status404NotFound);
            http.Response.Headers.CacheControl = "no-store";
            var results = queries.ListAllResultsAsync(job, one, cancellationToken);
            return TypedResults.Stream(
                stream => CsvFile.WriteAsync(results, Columns, stream, cancellationToken),
                "text/csv; charset=utf-8",
                $"job-{id}.csv"
            );
        }
        catch (DatabaseUnavailableException)
        {
            return Text(
                "The database does not answer. Try it again in a moment.",
                StatusCodes.Status503ServiceUnavailable
            );
        }
    }

    private static IResult Text(string sentence, int status) =>
        TypedResults.Text(sentence, "text/plain; charset=utf-8", statusCode: status);
}
