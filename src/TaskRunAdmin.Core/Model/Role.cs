namespace TaskRunAdmin.Core.Model;

/// <summary>What somebody may do. Each may do all that those before it may.</summary>
public enum Role
{
    /// <summary>Looks at runs, flow runs, logs and limits. The scope <c>read</c> of an API key.</summary>
    Viewer,

    /// <summary>Creates, steers and deletes them too. The scope <c>write</c>.</summary>
    Operator,

    /// <summary>Also says who may do what, and sees the settings and the audit log. The scope <c>admin</c>.</summary>
    Admin,
}

/// <summary>Roles as API keys name them.</summary>
public static class Roles
{
    /// <summary>The scope of a key that may do what the role may.</summary>
    public static string Scope(this Role role) =>
        role switch
        {
            Role.Viewer => "read",
            Role.Operator => "write",
            _ => "admin",
        };
}
