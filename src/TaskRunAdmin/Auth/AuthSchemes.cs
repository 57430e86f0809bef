namespace TaskRunAdmin.Auth;

/// <summary>The ways to find out who somebody is. Which one counts depends on where they go, and on what is set.</summary>
internal static class AuthSchemes
{
    /// <summary>Hands each request on to one of the others.</summary>
    internal const string Selector = "TaskRunAdmin";

    /// <summary>While there is no sign-in: everybody is let in.</summary>
    internal const string Open = "Open";

    /// <summary>What programs show with every request: a key, or a name and a password. The API takes nothing else.</summary>
    internal const string Api = "Api";

    /// <summary>The cookie of a person who has signed in. The console takes nothing else.</summary>
    internal const string Session = "Session";

    /// <summary>The OpenID Connect provider, at which a session begins.</summary>
    internal const string OpenId = "OpenId";
}
