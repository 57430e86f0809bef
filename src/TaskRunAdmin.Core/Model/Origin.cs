namespace TaskRunAdmin.Core.Model;

/// <summary>Through which door a change came.</summary>
public enum OriginSource
{
    /// <summary>The REST API, without sign-in.</summary>
    Api,

    /// <summary>The REST API, with an API key.</summary>
    Key,

    /// <summary>The REST API, with the name and password of <c>Auth:BasicAuth</c>.</summary>
    Basic,

    /// <summary>The operator console.</summary>
    Console,

    /// <summary>The server itself.</summary>
    System,
}

/// <summary>
/// Who causes a change, through which door, and what they may do. Whatever writes asks it: nothing is written for somebody
/// whose role is too low. Actor and source are shown to operators; not part of the wire contract.
/// </summary>
/// <param name="Actor">A person, an API client or "system"; at most <see cref="MaxActorLength"/> characters are kept.</param>
/// <param name="Source">The door.</param>
/// <param name="Role">What they may do.</param>
public sealed record Origin(string Actor, OriginSource Source, Role Role)
{
    /// <summary>How many characters of an actor's name are kept.</summary>
    public const int MaxActorLength = 200;

    /// <summary>The server itself.</summary>
    public static Origin Server { get; } = new("system", OriginSource.System, Role.Admin);

    /// <inheritdoc cref="Origin(string, OriginSource, Role)" path="/param[@name='Actor']"/>
    public string Actor { get; } = TextPrefix.Of(Actor, MaxActorLength);

    /// <summary>
    /// The account of a person, or the key of a program: names may be changed or given to others. Null: there is none.
    /// </summary>
    public Guid? ActorId { get; init; }

    /// <summary>The network address that the change was asked for from; null when there is none, or it is not known.</summary>
    public string? Address { get; init; }

    /// <summary>What the server's log names the request by, too; null when nobody asked.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Goes on only for a role that includes <paramref name="needed"/>.</summary>
    /// <exception cref="AccessDeniedException">The role does not.</exception>
    public void Require(Role needed)
    {
        if (Role < needed)
            throw new AccessDeniedException(needed);
    }
}
