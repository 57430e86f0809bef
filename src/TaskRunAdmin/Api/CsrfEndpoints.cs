using System.Text;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Csrf;
using TaskRunAdmin.Core.Reading;

namespace TaskRunAdmin.Api;

/// <summary>The tokens that changes need while CSRF protection is on (contract 7.1).</summary>
internal static class CsrfEndpoints
{
    internal static void MapCsrf(this RouteGroupBuilder api) =>
        api.MapGet("/csrf-token", Issue)
            .Operation(
                "issueCsrfToken",
                Tags.Server,
                "Get a token that changes need",
                "While CSRF protection is on, every POST, PUT, PATCH and DELETE needs the headers `Prefect-Csrf-Token` and "
                    + "`Prefect-Csrf-Client`. A client has one token: the one before is no longer good."
            )
            .Asks("client", Schema.Text("What the client calls itself, at its own choice.", CsrfTokens.MaxClientLength))
            .Gives(StatusCodes.Status200OK, "The token.", ServerSchemas.CsrfToken)
            .Fails(
                StatusCodes.Status422UnprocessableEntity,
                "The client is missing or too long, or CSRF protection is off: then no token is needed.",
                ErrorSchemas.Validation,
                ErrorSchemas.Detail
            );

    private static async Task<IResult> Issue(
        HttpRequest http,
        CsrfTokens tokens,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    )
    {
        var read = QueryReader.ReadText("client", http.Query["client"].LastOrDefault(), CsrfTokens.MaxClientLength);
        if (read.Value is not { } client)
            return Answers.Invalid(read.Errors, body: default);
        if (!options.Value.CsrfProtection)
            return Answers.Detail(
                "CSRF protection is disabled.",
                ErrorCode.CsrfDisabled,
                StatusCodes.Status422UnprocessableEntity
            );

        var issued = await tokens.IssueAsync(Encoding.UTF8.GetBytes(client), http.Origin(), cancellationToken);
        return Answers.Json(CsrfTokenBody.From(issued, client), ApiJson.Wire.CsrfTokenBody);
    }
}

/// <summary>A token on the wire.</summary>
internal sealed record CsrfTokenBody(
    Guid Id,
    DateTimeOffset Created,
    DateTimeOffset Updated,
    string Token,
    string Client,
    DateTimeOffset Expiration
)
{
    internal static CsrfTokenBody From(IssuedCsrfToken issued, string client) =>
        new(issued.Id, issued.Created, issued.Created, issued.Token, client, issued.Expiration);
}
