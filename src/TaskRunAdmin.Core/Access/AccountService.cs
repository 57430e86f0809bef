using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Access;

/// <summary>The door for the people who sign in. Passwords come here as hashes only.</summary>
/// <remarks>Each method throws <see cref="DatabaseUnavailableException"/> when the database does not answer.</remarks>
public sealed class AccountService(TaskRunDatabase database, TaskRunWriter writer)
{
    /// <summary>The account, or null when there is none.</summary>
    public Task<Account?> FindAsync(Guid id, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            db => db.Accounts.AsNoTracking().FirstOrDefaultAsync(account => account.Id == id, cancellationToken),
            cancellationToken
        );

    /// <summary>The account that has this <see cref="Account.KeyHash"/>, or null when there is none.</summary>
    public Task<Account?> FindByKeyAsync(byte[] keyHash, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            db =>
                db.Accounts.AsNoTracking()
                    .FirstOrDefaultAsync(account => account.KeyHash == keyHash, cancellationToken),
            cancellationToken
        );

    /// <summary>All accounts by their names.</summary>
    /// <exception cref="AccessDeniedException">Whoever asks is no administrator.</exception>
    public Task<List<Account>> ListAsync(Origin origin, CancellationToken cancellationToken = default)
    {
        origin.Require(Role.Admin);
        return database.RunAsync(
            db =>
                db.Accounts.AsNoTracking()
                    .OrderBy(account => account.Name)
                    .ThenBy(account => account.Seq)
                    .ToListAsync(cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Whether anybody can sign in with a password and administer.</summary>
    public Task<bool> HasLocalAdminAsync(CancellationToken cancellationToken = default) =>
        database.RunAsync(db => db.Accounts.AnyAsync(Account.IsLocalAdmin, cancellationToken), cancellationToken);

    /// <summary>Adds an account.</summary>
    /// <param name="account">The account, which is nowhere yet.</param>
    /// <param name="origin">Who adds it.</param>
    /// <param name="isFirstAdmin">Whether it is to be added only as long as there is no administrator of this server's own.</param>
    /// <param name="cancellationToken">Gives up waiting; what is committed by then stays.</param>
    /// <exception cref="AccessDeniedException">Whoever asks is no administrator.</exception>
    public Task<AccountResult> AddAsync(
        Account account,
        Origin origin,
        bool isFirstAdmin = false,
        CancellationToken cancellationToken = default
    ) =>
        RunAsync<AccountResult>(
            origin,
            batch =>
            {
                var db = batch.Db;
                if (db.Accounts.Any(each => each.KeyHash == account.KeyHash))
                    return new AccountResult.NameTaken();
                if (isFirstAdmin && db.Accounts.Any(Account.IsLocalAdmin))
                    return new AccountResult.HasAdmin();

                Insert(batch, account);
                batch.Audit(origin, AuditAction.CreateAccount, Subject(account), after: Facts(account));
                return new AccountResult.Written(account);
            },
            cancellationToken
        );

    /// <summary>Writes an account that was changed since it was read.</summary>
    /// <exception cref="AccessDeniedException">Whoever asks is no administrator.</exception>
    public async Task<AccountResult> SaveAsync(
        Account account,
        Origin origin,
        CancellationToken cancellationToken = default
    )
    {
        var result = await RunAsync<AccountResult>(
            origin,
            batch =>
            {
                var db = batch.Db;
                var stored = db.Accounts.FirstOrDefault(each => each.Seq == account.Seq);
                if (stored?.Version != account.Version)
                {
                    db.ChangeTracker.Clear();
                    return new AccountResult.Changed();
                }

                if (Administers(stored) && !Administers(account) && !HasOtherAdmin(db, stored))
                {
                    db.ChangeTracker.Clear();
                    return new AccountResult.LastAdmin();
                }

                AuditChange(batch, stored, account, origin);
                db.Entry(stored).CurrentValues.SetValues(account);
                return Save(batch, stored);
            },
            cancellationToken
        );
        // What was changed here is the newest, and can be changed once more.
        if (result is AccountResult.Written)
            account.Count();
        return result;
    }

    /// <summary>Notes that a provider has vouched for somebody, whose account is made the first time.</summary>
    /// <param name="issuer">The provider.</param>
    /// <param name="subject">What it knows the person by.</param>
    /// <param name="name">What it calls them.</param>
    /// <param name="role">What it says they may do.</param>
    /// <param name="origin">The server, which takes the provider's word.</param>
    /// <param name="cancellationToken">Gives up waiting; what is committed by then stays.</param>
    /// <returns>The account, which may be disabled.</returns>
    public Task<Account> SignInAsync(
        string issuer,
        string subject,
        string name,
        Role role,
        Origin origin,
        CancellationToken cancellationToken = default
    ) =>
        RunAsync(
            origin,
            batch =>
            {
                var now = batch.Time.GetInstant();
                var hash = Account.OpenIdKey(issuer, subject);
                if (batch.Db.Accounts.FirstOrDefault(each => each.KeyHash == hash) is { } stored)
                {
                    var before = Facts(stored);
                    if (!stored.IsDisabled)
                        stored.SignIn(name, role, now);
                    AuditSignIn(batch, stored, origin, before);
                    Save(batch, stored);
                    return stored;
                }

                var account = Account.OpenId(issuer, subject, name, role, now);
                account.SignIn(now);
                Insert(batch, account);
                batch.Audit(origin, AuditAction.CreateAccount, Subject(account), after: Facts(account));
                AuditSignIn(batch, account, origin, before: null);
                return account;
            },
            cancellationToken
        );

    /// <summary>Notes that somebody signed in to the console with the name and password of the settings.</summary>
    public Task NoteBasicSignInAsync(Origin origin, CancellationToken cancellationToken = default) =>
        RunAsync(
            origin,
            batch =>
            {
                // It is nobody's account, but open pages of the audit log are to hear of it.
                batch.Touch(Account.Any);
                batch.Audit(origin, AuditAction.SignIn, new(null, origin.Actor));
                return origin;
            },
            cancellationToken
        );

    /// <summary>Notes that somebody signed out, and tells the open pages of their session, on every server.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="self">Who signs out.</param>
    /// <param name="cancellationToken">Gives up waiting; what is committed by then stays.</param>
    public Task NoteSignOutAsync(Guid session, Origin self, CancellationToken cancellationToken = default) =>
        RunAsync(
            self,
            batch =>
            {
                batch.Touch(session);
                batch.Audit(self, AuditAction.SignOut, new(self.ActorId, self.Actor));
                return self;
            },
            cancellationToken
        );

    /// <summary>Removes an account. Its sessions end; what it did stays in the audit log.</summary>
    /// <exception cref="AccessDeniedException">Whoever asks is no administrator.</exception>
    public Task<AccountResult> DeleteAsync(Guid id, Origin origin, CancellationToken cancellationToken = default) =>
        RunAsync<AccountResult>(
            origin,
            batch =>
            {
                var db = batch.Db;
                if (db.Accounts.AsNoTracking().FirstOrDefault(each => each.Id == id) is not { } stored)
                    return new AccountResult.Changed();
                if (Administers(stored) && !HasOtherAdmin(db, stored))
                    return new AccountResult.LastAdmin();
                db.Accounts.Where(each => each.Seq == stored.Seq).ExecuteDelete();
                Touch(batch, id);
                batch.Audit(origin, AuditAction.DeleteAccount, Subject(stored), before: Facts(stored));
                return new AccountResult.Written(stored);
            },
            cancellationToken
        );

    private Task<T> RunAsync<T>(Origin origin, Func<TaskRunBatch, T> apply, CancellationToken cancellationToken)
        where T : class => writer.RunAsync(new WriteCommand<T>(origin, apply, needs: Role.Admin), cancellationToken);

    private static void Insert(TaskRunBatch batch, Account account)
    {
        account.Place(batch.Seqs.Next());
        batch.Db.InsertRows<Account>([account]);
        Touch(batch, account.Id);
    }

    private static AccountResult.Written Save(TaskRunBatch batch, Account account)
    {
        account.Count();
        batch.Db.SaveChanges();
        batch.Db.ChangeTracker.Clear();
        Touch(batch, account.Id);
        return new AccountResult.Written(account);
    }

    /// <summary>Tells the open pages of whoever has it, and of those who look at all of them.</summary>
    private static void Touch(TaskRunBatch batch, Guid id)
    {
        batch.Touch(id);
        batch.Touch(Account.Any);
    }

    private static bool Administers(Account account) => account is { Role: Role.Admin, IsDisabled: false };

    private static bool HasOtherAdmin(TaskRunDbContext db, Account account) =>
        db.Accounts.Any(each => each.Seq != account.Seq && each.Role == Role.Admin && !each.IsDisabled);

    private static void AuditChange(TaskRunBatch batch, Account before, Account after, Origin origin)
    {
        void Audit(string action) => batch.Audit(origin, action, Subject(after));

        if (before.Role != after.Role || before.IsDisabled != after.IsDisabled)
        {
            var (was, becomes) = AuditFacts.Differences(
                ("role", before.Role.ToString(), after.Role.ToString()),
                ("disabled", before.IsDisabled, after.IsDisabled)
            );
            batch.Audit(origin, AuditAction.ChangeAccount, Subject(after), was, becomes);
        }
        else if (before.PasswordHash != after.PasswordHash)
            Audit(AuditAction.SetPassword);
        else if (before.SecurityStamp != after.SecurityStamp)
            Audit(AuditAction.EndSessions);

        if (after.LockoutEnd > batch.Time.GetInstant() && before.LockoutEnd != after.LockoutEnd)
            Audit(AuditAction.LockOut);
        else if (before.LockoutEnd is not null && after.LockoutEnd is null)
            Audit(AuditAction.Unlock);
        else if (after.AccessFailedCount > before.AccessFailedCount)
            Audit(AuditAction.FailSignIn);
        if (before.LastSignIn != after.LastSignIn)
            Audit(AuditAction.SignIn);
    }

    private static void AuditSignIn(TaskRunBatch batch, Account account, Origin origin, string? before)
    {
        var after = Facts(account);
        batch.Audit(
            new Origin(account.Name, OriginSource.Console, account.Role)
            {
                ActorId = account.Id,
                Address = origin.Address,
                CorrelationId = origin.CorrelationId,
            },
            account.IsDisabled ? AuditAction.FailSignIn : AuditAction.SignIn,
            Subject(account),
            before == after ? null : before,
            before == after ? null : after
        );
    }

    private static AuditSubject Subject(Account account) => new(account.Id, account.Name);

    private static string Facts(Account account) =>
        AuditFacts.Of(
            ("kind", account.Kind.ToString()),
            ("name", account.Name),
            ("role", account.Role.ToString()),
            ("disabled", account.IsDisabled)
        );
}
