using Microsoft.OpenApi;
using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Api;

/// <summary>What clients ask a server before they talk to it (contract 7.2).</summary>
internal static class ServerEndpoints
{
    /// <summary>The server version that clients of the contract compare their own with: they insist on its major number.</summary>
    private const string ServerVersion = "3.8.3";

    internal static void MapServer(this RouteGroupBuilder api)
    {
        api.MapGet("/health", Answers.True)
            .AllowAnonymous()
            .Operation("health", Tags.Server, "Is the server there?", "Asks nothing of the database.")
            .Gives(StatusCodes.Status200OK, "It is.", Schema.Flag("Always true."));
        api.MapGet("/ready", Ready)
            .AllowAnonymous()
            .Operation("ready", Tags.Server, "Does the server's database answer?", "For load balancers.")
            .Gives(StatusCodes.Status200OK, "It does.", Schema.Written("A sentence.", ("message", Sentence())))
            .Gives(
                StatusCodes.Status503ServiceUnavailable,
                "It does not.",
                Schema.Written("A sentence.", ("message", Sentence()), ("code", ErrorSchemas.Code()))
            );
        api.MapGet("/version", () => Answers.Text(ApiVersion.Current))
            .Operation("version", Tags.Server, "The version of the contract", "Three numbers between dots.")
            .Gives(StatusCodes.Status200OK, "The version.", Version(ApiVersion.Current));
        api.MapGet("/hello", () => Answers.Text("👋"))
            .Operation("hello", Tags.Server, "Say hello", "It waves back.")
            .Gives(StatusCodes.Status200OK, "A greeting.", Schema.Text("A greeting.").Example("👋"));
        api.MapGet("/admin/version", () => Answers.Text(ServerVersion))
            .Operation(
                "serverVersion",
                Tags.Server,
                "The version of the server that this one is compatible with",
                "Clients insist on its major number."
            )
            .Gives(StatusCodes.Status200OK, "The version.", Version(ServerVersion));
    }

    private static OpenApiSchema Sentence() => Schema.Text("For people.").Example("OK");

    private static OpenApiSchema Version(string version) => Schema.Text("Three numbers between dots.").Example(version);

    private static async Task<IResult> Ready(
        TaskRunQueries queries,
        ILoggerFactory loggers,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await queries.PingAsync(cancellationToken);
            return Answers.Message("OK");
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            loggers.CreateLogger(typeof(ServerEndpoints)).LogWarning(error, "Not ready: the database does not answer.");
            return Answers.Message(
                "Database is not available",
                ErrorCode.ServiceUnavailable,
                StatusCodes.Status503ServiceUnavailable
            );
        }
    }
}
