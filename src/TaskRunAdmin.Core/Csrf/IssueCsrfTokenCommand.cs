using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Csrf;

/// <summary>Gives a client a token in place of the one that it has, and removes those that have expired (contract 7.1).</summary>
internal sealed class IssueCsrfTokenCommand(byte[] clientHash, TimeSpan lifetime, Origin origin)
    : TaskRunCommand<IssuedCsrfToken>(origin)
{
    private const int Digits = 64;

    private IssuedCsrfToken? _issued;

    // Whoever may only look is asked for a token all the same, by clients that ask for one at their start.
    internal override Role Needs => Role.Viewer;

    protected override IssuedCsrfToken Result => _issued!;

    internal override void Ask(TaskRunBatch batch) { }

    internal override void Apply(TaskRunBatch batch)
    {
        var now = batch.Time.GetInstant();
        var token = RandomNumberGenerator.GetHexString(Digits, lowercase: true);
        _issued = new IssuedCsrfToken(TimeOrderedId.Next(now), now, token, now + lifetime);
        var row = new CsrfToken(clientHash, CsrfToken.Hash(Encoding.ASCII.GetBytes(token)), now + lifetime);
        batch.Also(db =>
        {
            db.CsrfTokens.Where(each => each.Expiration <= now).ExecuteDelete();
            db.CsrfTokens.Where(each => each.ClientHash == clientHash).ExecuteDelete();
            db.InsertRows([row]);
        });
    }
}
