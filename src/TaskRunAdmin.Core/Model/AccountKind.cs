namespace TaskRunAdmin.Core.Model;

/// <summary>Who vouches for a person.</summary>
public enum AccountKind
{
    /// <summary>This server, by a password.</summary>
    Local,

    /// <summary>An OpenID Connect provider.</summary>
    OpenId,
}
