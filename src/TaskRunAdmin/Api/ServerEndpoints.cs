using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Api;

/// <summary>What clients ask a server before they talk to it (contract 7.2).</summary>
internal static class ServerEndpoints
{
    /// <summary>The version of the wire contract.</summary>
    private const string ApiVersion = "0.8.4";

    /// <summary>The server version that clients of the contract compare their own with: they insist on its major number.</summary>
    private const string ServerVersion = "3.8.3";

    internal static void MapServer(this RouteGroupBuilder api)
    {
        api.MapGet("/health", Answers.True);
        api.MapGet("/ready", Ready);
        api.MapGet("/version", () => Answers.Text(ApiVersion));
        api.MapGet("/hello", () => Answers.Text("👋"));
        api.MapGet("/admin/version", () => Answers.Text(ServerVersion));
    }

    private static async Task<IResult> Ready(
        TaskRunQueries queries,
        ILoggerFactory loggers,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await queries.PingAsync(cancellationToken);
            return Answers.Message("OK", StatusCodes.Status200OK);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            loggers.CreateLogger(typeof(ServerEndpoints)).LogWarning(error, "Not ready: the database does not answer.");
            return Answers.Message("Database is not available", StatusCodes.Status503ServiceUnavailable);
        }
    }
}
