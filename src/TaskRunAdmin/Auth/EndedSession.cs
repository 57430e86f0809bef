using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace TaskRunAdmin.Auth;

/// <summary>Why somebody is signed in no more: the browser keeps the cookie of a session that is over until the next begins.</summary>
internal sealed class EndedSession(IOptionsMonitor<CookieAuthenticationOptions> cookies, TimeProvider time)
{
    /// <summary>Says why, to whoever is not signed in; null: they were not before either.</summary>
    internal string? Tell(HttpContext http)
    {
        var options = cookies.Get(AuthSchemes.Session);
        if (options.CookieManager.GetRequestCookie(http, options.Cookie.Name!) is not { } cookie)
            return null;
        if (options.TicketDataFormat.Unprotect(cookie)?.Principal is not { } user)
            return "Your session is over: this server has other keys by now, and cannot read it.";
        return user.SessionEnd() <= time.GetUtcNow()
            ? "Your session is over: its time was up."
            : "Your session is over: your account was changed, or it was signed out.";
    }
}
