using System.Security.Cryptography;
using System.Text;

namespace TaskRunAdmin.Core.Model;

/// <summary>What tells limits apart: compared byte by byte. The two generations of the API each have their own names.</summary>
/// <param name="Name">Of the second generation the name, <c>tag:etl</c> for one; of the first the tag.</param>
/// <param name="IsLegacy">Whether it is of the first generation.</param>
public readonly record struct LimitKey(string Name, bool IsLegacy = false)
{
    /// <summary>How the limits of the second generation that are about tags are named.</summary>
    public const string TagPrefix = "tag:";

    /// <summary>How many characters a name may have.</summary>
    public const int MaxLength = NewTaskRun.MaxTextLength;

    /// <summary>The tag that a limit of this name is about; null: none.</summary>
    public string? Tag =>
        IsLegacy ? Name
        : Name.StartsWith(TagPrefix, StringComparison.Ordinal) ? Name[TagPrefix.Length..]
        : null;

    /// <summary>The limit of a tag.</summary>
    public static LimitKey OfTag(string tag, bool isLegacy) => new(isLegacy ? tag : TagPrefix + tag, isLegacy);

    /// <summary>32 bytes that are equal exactly when the keys are.</summary>
    public byte[] Hash() => SHA256.HashData([IsLegacy ? (byte)1 : (byte)2, .. Encoding.UTF8.GetBytes(Name)]);
}

/// <summary>A change of a limit; null: that stays as it is.</summary>
public sealed record LimitChange
{
    /// <summary>Another name.</summary>
    public string? Name { get; init; }

    /// <summary>How many slots there are.</summary>
    public int? Limit { get; init; }

    /// <summary>Whether it is in force.</summary>
    public bool? Active { get; init; }

    /// <summary>How many slots are taken from now on, by nobody in particular: whoever holds some loses them.</summary>
    public int? ActiveSlots { get; init; }

    /// <summary>How many taken slots become free by themselves each second.</summary>
    public double? SlotDecayPerSecond { get; init; }
}

/// <summary>How much of something may go on at a time (contract 6.6). Its held slots are rows of their own.</summary>
public sealed class ConcurrencyLimit
{
    /// <summary>For how long a slot is taken to be held while nothing else is known, in seconds.</summary>
    public const double DefaultOccupancySeconds = 2;

    private ConcurrencyLimit() { }

    /// <summary>A new limit.</summary>
    /// <param name="key">What it is called.</param>
    /// <param name="seq">A freshly minted key.</param>
    /// <param name="settings">How it is set; what is null has its default.</param>
    /// <param name="now">The instant.</param>
    public ConcurrencyLimit(LimitKey key, long seq, LimitChange settings, DateTimeOffset now)
    {
        (Seq, Id, IsLegacy, Name, NameHash) = (seq, TimeOrderedId.Next(now), key.IsLegacy, key.Name, key.Hash());
        (Active, AvgSlotOccupancySeconds, LooseSince, Created) = (true, DefaultOccupancySeconds, now, now);
        Change(settings with { Name = null }, now);
        Version = 1;
    }

    /// <summary>Primary key: minted by the application, ordered by time.</summary>
    public long Seq { get; private init; }

    /// <summary>The id on the wire.</summary>
    public Guid Id { get; private init; }

    /// <summary><see cref="LimitKey.Hash"/>: its unique index keeps names apart.</summary>
    public byte[] NameHash { get; private set; } = [];

    /// <inheritdoc cref="LimitKey.IsLegacy"/>
    public bool IsLegacy { get; private init; }

    /// <inheritdoc cref="LimitKey.Name"/>
    public string Name { get; private set; } = "";

    /// <summary>How many slots there are.</summary>
    public int Limit { get; private set; }

    /// <summary>Whether it is in force; otherwise it is as if it were not there.</summary>
    public bool Active { get; private set; }

    /// <summary>How many taken slots become free by themselves each second; 0: none.</summary>
    public double SlotDecayPerSecond { get; private set; }

    /// <summary>For how long slots were held lately, in seconds.</summary>
    public double AvgSlotOccupancySeconds { get; private set; }

    /// <summary>The slots that were taken without a holder, as of <see cref="LooseSince"/>.</summary>
    public double LooseSlots { get; private set; }

    /// <inheritdoc cref="LooseSlots"/>
    public DateTimeOffset LooseSince { get; private set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset Created { get; private init; }

    /// <summary>When its settings last changed.</summary>
    public DateTimeOffset Updated { get; private set; }

    /// <summary>
    /// Bumped whenever slots are taken or settings change. Servers that take slots at once collide here, and all but one
    /// of them look anew.
    /// </summary>
    public int Version { get; private set; }

    /// <summary>What it is called.</summary>
    public LimitKey Key => new(Name, IsLegacy);

    /// <summary>Whether its slots become free by themselves: then nobody holds one.</summary>
    public bool Decays => SlotDecayPerSecond > 0;

    /// <summary>The slots that are taken without a holder. One that has only begun to become free is still taken.</summary>
    public int LooseAt(DateTimeOffset now) =>
        (int)Math.Min(Math.Ceiling(Math.Max(0, LooseSlots - Leaked(now))), int.MaxValue);

    /// <summary>How long until so many of the slots without a holder have become free by themselves, in seconds.</summary>
    public double SecondsUntilLeaked(long slots, DateTimeOffset now)
    {
        if (slots <= 0)
            return 0;
        var loose = Math.Max(0, LooseSlots - Leaked(now));
        return Decays ? (slots + loose - Math.Ceiling(loose)) / SlotDecayPerSecond : double.PositiveInfinity;
    }

    /// <summary>Sets what is to be set.</summary>
    public void Change(LimitChange change, DateTimeOffset now)
    {
        Settle(now);
        if (change.Name is { } name)
            (Name, NameHash) = (name, new LimitKey(name, IsLegacy).Hash());
        Limit = change.Limit ?? Limit;
        Active = change.Active ?? Active;
        LooseSlots = change.ActiveSlots ?? LooseSlots;
        SlotDecayPerSecond = change.SlotDecayPerSecond ?? SlotDecayPerSecond;
        Updated = now;
        Version += 1;
    }

    /// <summary>Takes slots without a holder, or gives them back where <paramref name="slots"/> is below 0.</summary>
    public void AddLoose(int slots, DateTimeOffset now)
    {
        Settle(now);
        LooseSlots = Math.Max(0, LooseSlots + slots);
        Version += 1;
    }

    /// <summary>Says that slots of it are taken by somebody who holds them.</summary>
    public void Bump() => Version += 1;

    private double Leaked(DateTimeOffset now) => Math.Max(0, (now - LooseSince).TotalSeconds) * SlotDecayPerSecond;

    private void Settle(DateTimeOffset now) => (LooseSlots, LooseSince) = (Math.Max(0, LooseSlots - Leaked(now)), now);
}
