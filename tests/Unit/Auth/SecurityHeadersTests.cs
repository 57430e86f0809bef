using System.Net;
using System.Text.RegularExpressions;
using TaskRunAdmin.Unit.Api;

namespace TaskRunAdmin.Unit.Auth;

/// <summary>Whatever is answered, the browser is told what may run in it, and that nobody may frame it.</summary>
public sealed partial class SecurityHeadersTests
{
    private const string Page =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    private const string Data = "default-src 'none'; frame-ancestors 'none'";

    [Theory]
    [InlineData("/runs", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/app.css", HttpStatusCode.OK)]
    [InlineData("/_framework/blazor.web.js", HttpStatusCode.OK)]
    [InlineData("/", HttpStatusCode.Redirect)]
    [InlineData("/api/openapi.json", HttpStatusCode.OK)]
    public async Task Answer_ForABrowser_HasOnePolicy(string path, HttpStatusCode status)
    {
        await using var host = new ApiHost();

        var answer = await host.GetAsync(path);

        Assert.Equal(status, answer.Status);
        ExpectPage(answer);
        Assert.Equal(Page, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
    }

    [Theory]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/setup?token=wrong", HttpStatusCode.OK)]
    [InlineData("/runs", HttpStatusCode.Redirect)]
    public async Task Answer_ForWhoIsNotSignedIn_HasOnePolicy(string path, HttpStatusCode status)
    {
        await using var host = new ApiHost(("Auth:LocalAccounts", "true"));

        var answer = await host.GetAsync(path);

        Assert.Equal(status, answer.Status);
        ExpectPage(answer);
        Assert.Equal(Page, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
    }

    [Theory]
    [InlineData("/api/health", false, HttpStatusCode.OK)]
    [InlineData("/api/nowhere", false, HttpStatusCode.NotFound)]
    [InlineData("/api/admin/version", true, HttpStatusCode.Unauthorized)]
    public async Task Answer_OfTheApi_MayNotBeKeptOrShown(string path, bool isGuarded, HttpStatusCode status)
    {
        await using var host = isGuarded ? new ApiHost(("Auth:LocalAccounts", "true")) : new ApiHost();

        var answer = await host.GetAsync(path);

        Assert.Equal(status, answer.Status);
        Assert.Equal(Data, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    [Fact]
    public async Task Docs_AdmitTheirOwnInlineScript_ByANonceThatIsNewEachTime()
    {
        await using var host = new ApiHost();

        var nonces = new HashSet<string>();
        for (var time = 0; time < 2; time++)
        {
            var answer = await host.GetAsync("/api/docs/");
            if (answer.Status is HttpStatusCode.Redirect)
                answer = await host.GetAsync("/api/docs");
            ExpectPage(answer);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            var nonce = Nonce().Match(policy).Groups["nonce"].Value;
            Assert.Equal(Page.Replace("script-src 'self'", $"script-src 'self' 'nonce-{nonce}'"), policy);
            // Every script of the page has it, and no attribute runs anything.
            Assert.NotEmpty(Script().Matches(answer.Text));
            Assert.All(Script().Matches(answer.Text), script => Assert.Contains($"nonce=\"{nonce}\"", script.Value));
            Assert.DoesNotMatch(Handler(), answer.Text);
            nonces.Add(nonce);
        }

        Assert.Equal(2, nonces.Count);
    }

    private static void ExpectPage(Answer answer)
    {
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("DENY", answer.Header("X-Frame-Options"));
        Assert.Equal("same-origin", answer.Header("Referrer-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", answer.Header("Permissions-Policy"));
    }

    [GeneratedRegex("'nonce-(?<nonce>[A-Za-z0-9+/_=-]{16,})'")]
    private static partial Regex Nonce();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script();

    [GeneratedRegex("<[^>]+ on[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();
}
