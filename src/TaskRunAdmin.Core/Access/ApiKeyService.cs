using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Access;

/// <summary>The door for API keys. Servers on one database share them.</summary>
/// <remarks>Each method throws <see cref="DatabaseUnavailableException"/> when the database does not answer: 503.</remarks>
public sealed class ApiKeyService(TaskRunDatabase database, TaskRunWriter writer, TimeProvider time)
{
    /// <summary>For how long a server goes on to take a key that was revoked through another one.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan UseResolution = TimeSpan.FromMinutes(1);

    private long _revocations;

    // Keys that exist, so it does not grow with what strangers try.
    private readonly ConcurrentDictionary<string, (ApiKey Key, DateTimeOffset Read)> _known = new();

    /// <summary>All keys, the newest first.</summary>
    /// <exception cref="AccessDeniedException">Whoever asks is no administrator.</exception>
    public Task<List<ApiKey>> ListAsync(Origin origin, CancellationToken cancellationToken = default)
    {
        origin.Require(Role.Admin);
        return database.RunAsync(
            db => db.ApiKeys.AsNoTracking().OrderByDescending(key => key.Seq).ToListAsync(cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Makes a key.</summary>
    /// <returns>The key, which cannot be had again; null: another key in force has the name.</returns>
    /// <exception cref="AccessDeniedException">Whoever asks is no administrator.</exception>
    public Task<CreatedApiKey?> CreateAsync(
        NewApiKey request,
        Origin origin,
        CancellationToken cancellationToken = default
    ) =>
        writer.RunAsync(
            new WriteCommand<CreatedApiKey?>(
                origin,
                batch =>
                {
                    var now = batch.Time.GetInstant();
                    var others = batch.Db.ApiKeys.AsNoTracking().Where(key => key.Name == request.Name).ToList();
                    // "=" passes over case and trailing blanks on SQL Server.
                    if (others.Exists(key => key.Name == request.Name && key.IsInForce(now)))
                        return null;

                    var (key, token) = ApiKey.Create(request, batch.Seqs.Next(), now, origin.Actor);
                    batch.Db.InsertRows<ApiKey>([key]);
                    batch.Touch(ApiKey.Any);
                    batch.Audit(
                        origin,
                        AuditAction.CreateKey,
                        Subject(key),
                        after: AuditFacts.Of(
                            ("scope", key.Role.Scope()),
                            ("expires", key.Expires),
                            ("lookup", key.Lookup)
                        )
                    );
                    return new CreatedApiKey(key, token);
                },
                needs: Role.Admin
            ),
            cancellationToken
        );

    /// <summary>Takes a key back, at once on this server and within <see cref="Memory"/> on others.</summary>
    /// <returns>The key; null when there is none.</returns>
    /// <exception cref="AccessDeniedException">Whoever asks is no administrator.</exception>
    public async Task<ApiKey?> RevokeAsync(Guid id, Origin origin, CancellationToken cancellationToken = default)
    {
        var revoked = await writer.RunAsync(
            new WriteCommand<ApiKey?>(
                origin,
                batch =>
                {
                    var db = batch.Db;
                    if (db.ApiKeys.FirstOrDefault(each => each.Id == id) is not { } key)
                        return null;
                    if (key.Revoked is null)
                        batch.Audit(origin, AuditAction.RevokeKey, Subject(key));
                    key.Revoke(batch.Time.GetInstant());
                    db.SaveChanges();
                    db.ChangeTracker.Clear();
                    batch.Touch(ApiKey.Any);
                    return key;
                },
                needs: Role.Admin
            ),
            cancellationToken
        );
        // Whoever is reading it just now has read it as it was.
        Interlocked.Increment(ref _revocations);
        if (revoked is not null)
            _known.TryRemove(revoked.Lookup, out _);
        return revoked;
    }

    /// <summary>The key that this is, if it is in force; null for whatever else. Notes that it was used.</summary>
    public async Task<ApiKey?> FindAsync(string token, CancellationToken cancellationToken = default)
    {
        if (ApiKey.LookupOf(token) is not { } lookup)
            return null;

        var now = time.GetInstant();
        if (!_known.TryGetValue(lookup, out var known) || now - known.Read > Memory)
        {
            var revocations = Interlocked.Read(ref _revocations);
            var read = await database.RunAsync(
                db => db.ApiKeys.AsNoTracking().FirstOrDefaultAsync(key => key.Lookup == lookup, cancellationToken),
                cancellationToken
            );
            if (read is null)
                return null;
            known = _known[lookup] = (read, now);
            // One that was revoked since may be what was read.
            if (revocations != Interlocked.Read(ref _revocations))
                _known.TryRemove(lookup, out _);
        }

        if (!known.Key.Is(token) || !known.Key.IsInForce(now))
            return null;
        if (known.Key.LastUsed is not { } last || now - last >= UseResolution)
            await NoteUseAsync(known.Key, now, cancellationToken);
        return known.Key;
    }

    private async Task NoteUseAsync(ApiKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // First, so that of many requests at once one writes.
        key.Use(now);
        try
        {
            await writer.RunAsync(
                new WriteCommand<object?>(
                    Origin.Server,
                    batch =>
                    {
                        batch.Also(db => NoteUse(db, key, now));
                        return null;
                    }
                ),
                cancellationToken
            );
        }
        catch (DatabaseUnavailableException)
        {
            // What the request itself asks for may still be answered.
        }
    }

    /// <summary>Writes when it was used, and nothing else of it: it may be revoked meanwhile.</summary>
    internal static void NoteUse(TaskRunDbContext db, ApiKey key, DateTimeOffset now) =>
        db.ApiKeys.Where(each => each.Seq == key.Seq).ExecuteUpdate(set => set.SetProperty(each => each.LastUsed, now));

    private static AuditSubject Subject(ApiKey key) => new(key.Id, key.Name);
}

/// <summary>A key that was just made.</summary>
/// <param name="Key">What is kept of it.</param>
/// <param name="Token">The key itself.</param>
public sealed record CreatedApiKey(ApiKey Key, string Token);
