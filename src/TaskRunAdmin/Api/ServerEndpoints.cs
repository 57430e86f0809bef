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

    private static async Task<IResult> Ready(TaskRunQueries queries, CancellationToken cancellationToken) =>
        await queries.IsReadyAsync(cancellationToken)
            ? Answers.Message("OK", StatusCodes.Status200OK)
            : Answers.Message("Database is not available", StatusCodes.Status503ServiceUnavailable);
}
