using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Csrf;

/// <summary>The tokens that changes are let in by while CSRF protection is on (contract 7.1). Servers on one database share them.</summary>
/// <remarks>Each method throws <see cref="DatabaseUnavailableException"/> when the database does not answer: 503.</remarks>
public sealed class CsrfTokens(
    TaskRunDatabase database,
    TaskRunWriter writer,
    IOptions<ApiOptions> options,
    TimeProvider time
)
{
    /// <summary>How long the name of a client may be, in UTF-16 units.</summary>
    public const int MaxClientLength = 500;

    /// <summary>Gives a client a token; the one that it had is no longer good.</summary>
    /// <param name="client">What the client calls itself.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<IssuedCsrfToken> IssueAsync(
        byte[] client,
        Origin origin,
        CancellationToken cancellationToken = default
    ) =>
        writer.RunAsync(
            new IssueCsrfTokenCommand(CsrfToken.Hash(client), options.Value.CsrfTokenExpiration, origin),
            cancellationToken
        );

    /// <summary>Whether this is the client's token, and still good.</summary>
    public async Task<bool> IsGoodAsync(byte[] client, byte[] token, CancellationToken cancellationToken = default)
    {
        var hash = CsrfToken.Hash(client);
        var stored = await database.RunAsync(
            db => db.CsrfTokens.AsNoTracking().FirstOrDefaultAsync(each => each.ClientHash == hash, cancellationToken),
            cancellationToken
        );
        return stored?.Is(token, time.GetInstant()) == true;
    }
}
