using System.Text.Json;

namespace TaskRunAdmin.Core.Model;

/// <summary>A flow (contract 7.3): what flow runs are runs of. Its name is its identity.</summary>
public sealed class Flow
{
    private Flow() { }

    /// <summary>Primary key: minted by the application, ordered by time.</summary>
    public long Seq { get; private init; }

    /// <summary>The id on the wire.</summary>
    public Guid Id { get; private init; }

    /// <summary>The name, unique to the last character.</summary>
    public string Name { get; private init; } = "";

    /// <summary><see cref="Hash"/> of the name: the one column whose unique index decides create-or-return.</summary>
    public byte[] NameHash { get; private init; } = [];

    /// <summary>Companion of <see cref="Name"/>, for searching.</summary>
    public string NameFolded { get; private init; } = "";

    /// <summary>Tags, order and duplicates kept.</summary>
    public IReadOnlyList<string> Tags { get; private set; } = [];

    /// <summary>Labels, which flow runs inherit.</summary>
    public IReadOnlyDictionary<string, JsonElement> Labels { get; private init; } =
        new Dictionary<string, JsonElement>();

    /// <summary>When it was created.</summary>
    public DateTimeOffset Created { get; private init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset Updated { get; private set; }

    /// <summary>Makes a flow out of a request.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="seq">A freshly minted key.</param>
    /// <param name="now">The instant of creation.</param>
    public static Flow Create(NewFlow request, long seq, DateTimeOffset now) =>
        new()
        {
            Seq = seq,
            Id = TimeOrderedId.Next(now),
            Name = request.Name,
            NameHash = Hash(request.Name),
            NameFolded = FoldedText.Of(request.Name),
            Tags = request.Tags,
            Labels = request.Labels,
            Created = now,
            Updated = now,
        };

    /// <summary>32 bytes that are equal exactly when the names are.</summary>
    public static byte[] Hash(string name) => TextHash.Of(name);

    /// <summary>Gives the flow other tags.</summary>
    /// <param name="tags">The tags; null: it keeps those it has, and was changed all the same.</param>
    /// <param name="now">The instant.</param>
    public void Retag(IReadOnlyList<string>? tags, DateTimeOffset now) => (Tags, Updated) = (tags ?? Tags, now);
}

/// <summary>A flow that a caller asks for (contract 7.3). Only the name decides whether it exists already.</summary>
/// <param name="Name">At least one character, none of <c>/ % &amp; &gt; &lt;</c>.</param>
public sealed record NewFlow(string Name)
{
    /// <summary>Tags, order and duplicates kept.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>String keys, scalar values.</summary>
    public IReadOnlyDictionary<string, JsonElement> Labels { get; init; } = new Dictionary<string, JsonElement>();
}
