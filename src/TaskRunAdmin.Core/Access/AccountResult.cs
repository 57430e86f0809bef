using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Access;

/// <summary>What became of a change to an account.</summary>
public abstract record AccountResult
{
    private AccountResult() { }

    /// <summary>It was written.</summary>
    /// <param name="Account">The account as it is now.</param>
    public sealed record Written(Account Account) : AccountResult;

    /// <summary>Nothing was written: another account has the name.</summary>
    public sealed record NameTaken : AccountResult;

    /// <summary>Nothing was written: there is an administrator already.</summary>
    public sealed record HasAdmin : AccountResult;

    /// <summary>Nothing was written: nobody would be left who may administer.</summary>
    public sealed record LastAdmin : AccountResult;

    /// <summary>Nothing was written: somebody changed the account since it was read, or deleted it.</summary>
    public sealed record Changed : AccountResult;
}
