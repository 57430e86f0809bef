namespace TaskRunAdmin.Core.Model;

/// <summary>Whoever asked may not do this: 403. Nothing was done.</summary>
public sealed class AccessDeniedException(Role needed) : Exception($"This needs the role {needed}.")
{
    /// <summary>What is needed at least.</summary>
    public Role Needed { get; } = needed;
}
