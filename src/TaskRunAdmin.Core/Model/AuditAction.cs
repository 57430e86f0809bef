namespace TaskRunAdmin.Core.Model;

/// <summary>What can be done, as the audit log names it: to what, and what.</summary>
public static class AuditAction
{
#pragma warning disable CS1591 // each says what it is
    public const string CreateTaskRun = "task_run.create";
    public const string SetTaskRunState = "task_run.set_state";
    public const string RenameTaskRun = "task_run.rename";
    public const string DeleteTaskRun = "task_run.delete";
    public const string StartJob = "job.start";
    public const string CancelJob = "job.cancel";
    public const string EndJob = "job.end";
    public const string CreateFlow = "flow.create";
    public const string ChangeFlow = "flow.change";
    public const string DeleteFlow = "flow.delete";
    public const string CreateFlowRun = "flow_run.create";
    public const string SetFlowRunState = "flow_run.set_state";
    public const string ChangeFlowRun = "flow_run.change";
    public const string DeleteFlowRun = "flow_run.delete";
    public const string CreateLogs = "logs.create";
    public const string CreateLimit = "limit.create";
    public const string ChangeLimit = "limit.change";
    public const string ResetLimit = "limit.reset";
    public const string DeleteLimit = "limit.delete";
    public const string TakeSlots = "slots.take";
    public const string GiveSlots = "slots.give";
    public const string RenewSlots = "slots.renew";
    public const string ExpireSlots = "slots.expire";
    public const string CreateKey = "key.create";
    public const string RevokeKey = "key.revoke";
    public const string CreateAccount = "account.create";
    public const string ChangeAccount = "account.change";
    public const string DeleteAccount = "account.delete";
    public const string SetPassword = "account.set_password";
    public const string SignIn = "account.sign_in";
    public const string SignOut = "account.sign_out";
    public const string FailSignIn = "account.sign_in_failed";
    public const string LockOut = "account.lock_out";
    public const string Unlock = "account.unlock";
    public const string EndSessions = "account.end_sessions";
#pragma warning restore CS1591

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(AuditAction)
            .GetFields()
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Order(StringComparer.Ordinal),
    ];
}
