namespace TaskRunAdmin.Auth;

/// <summary>
/// What was just done, for the page that comes after it to say once. It travels in a cookie and not in the address, which
/// somebody may load again.
/// </summary>
internal static class Done
{
    internal const string PasswordChanged = "password-changed";
    internal const string SignedOut = "signed-out";
    internal const string StillSignedIn = "still-signed-in";

    private const string Cookie = "TaskRunAdmin.Done";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    // A cookie may be anybody's: it only chooses among these.
    private static readonly Dictionary<string, string> Sentences = new()
    {
        [PasswordChanged] = "Your password was changed.",
        [SignedOut] = "You are signed out.",
        [StillSignedIn] = "You are still signed in: the page was too old to sign you out. Do it here.",
    };

    /// <summary>Has the next page say it.</summary>
    internal static void NoteDone(this HttpContext http, string what) =>
        http.Response.Cookies.Append(
            Cookie,
            what,
            new()
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                MaxAge = Lifetime,
            }
        );

    /// <summary>What is to be said, and not again; null: nothing.</summary>
    internal static string? TakeDone(this HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } what)
            return null;
        http.Response.Cookies.Delete(Cookie);
        return Sentences.GetValueOrDefault(what);
    }
}
