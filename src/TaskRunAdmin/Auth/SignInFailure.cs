namespace TaskRunAdmin.Auth;

/// <summary>Why somebody was not let in, as a page's address says it.</summary>
internal enum SignInFailure
{
    /// <summary>The provider, or the way there and back, failed.</summary>
    Provider,

    /// <summary>The provider knows them, and says that they may do nothing here.</summary>
    NoRole,

    /// <summary>An administrator has shut them out.</summary>
    Disabled,

    /// <summary>The database does not answer.</summary>
    Unavailable,
}
