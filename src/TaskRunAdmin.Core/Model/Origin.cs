namespace TaskRunAdmin.Core.Model;

/// <summary>Through which door a change came.</summary>
public enum OriginSource
{
    /// <summary>The REST API.</summary>
    Api,

    /// <summary>The operator console.</summary>
    Console,

    /// <summary>The server itself.</summary>
    System,
}

/// <summary>Who caused a change, and through which door. Shown to operators; not part of the wire contract.</summary>
/// <param name="Actor">A person, an API client or "system"; at most <see cref="MaxActorLength"/> characters are kept.</param>
/// <param name="Source">The door.</param>
public sealed record Origin(string Actor, OriginSource Source)
{
    /// <summary>How many characters of an actor's name are kept.</summary>
    public const int MaxActorLength = 200;

    /// <inheritdoc cref="Origin(string, OriginSource)" path="/param[@name='Actor']"/>
    public string Actor { get; } = TextPrefix.Of(Actor, MaxActorLength);
}
