using System.Runtime.InteropServices;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>
/// Guesses whether a key exists, in a fixed megabyte: it remembers what this server has created or found of late, and
/// forgets by overwriting. A guess only saves work. Right or wrong, the unique index decides.
/// </summary>
public sealed class RecentKeys
{
    private const int Slots = 1 << 17;

    private readonly ulong[] _fingerprints = new ulong[Slots];

    /// <summary>Remembers that a run has this key.</summary>
    public void Add(byte[] keyHash)
    {
        var fingerprint = Fingerprint(keyHash);
        var slot = fingerprint % Slots;
        var previous = Volatile.Read(ref _fingerprints[slot]);
        if (previous == fingerprint)
            return;
        // What was there moves over, so that two keys of one slot do not chase each other away for ever.
        Volatile.Write(ref _fingerprints[Neighbour(slot)], previous);
        Volatile.Write(ref _fingerprints[slot], fingerprint);
    }

    /// <summary>Whether a run with this key was seen, and not overwritten since.</summary>
    public bool Contains(byte[] keyHash)
    {
        var fingerprint = Fingerprint(keyHash);
        var slot = fingerprint % Slots;
        return Volatile.Read(ref _fingerprints[slot]) == fingerprint
            || Volatile.Read(ref _fingerprints[Neighbour(slot)]) == fingerprint;
    }

    private static ulong Neighbour(ulong slot) => slot ^ 1;

    // A hash is as good as random, so any eight bytes of it will do.
    private static ulong Fingerprint(byte[] keyHash) => MemoryMarshal.Read<ulong>(keyHash);
}
