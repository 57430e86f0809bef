namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// Mints the time-ordered keys of runs and states: 41 bits of milliseconds since 2024, 10 bits that tell running servers
/// apart, 12 bits of counter. Never backwards within one server, whatever its clock does.
/// </summary>
/// <remarks>
/// The server bits are random at start. Two servers that drew the same ones may mint the same key in the same
/// millisecond: the unique index says so, and the writer mints anew.
/// </remarks>
public sealed class SeqGenerator
{
    private const int CounterBits = 12;
    private const int InstanceBits = 10;

    // One less than there is room for: what comes after it is a key as well.
    private const long LastMillisecond = (1L << (63 - InstanceBits - CounterBits)) - 2;
    private static readonly DateTimeOffset Epoch = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly long _instance = Random.Shared.Next(1 << InstanceBits);
    private long _millisecond;
    private int _counter;

    /// <summary>A generator for one server process.</summary>
    public SeqGenerator(TimeProvider time) => _time = time;

    /// <summary>A key larger than every one minted before.</summary>
    public long Next()
    {
        var now = (long)(_time.GetUtcNow() - Epoch).TotalMilliseconds;
        lock (_gate)
        {
            if (now > _millisecond)
            {
                _millisecond = now;
                _counter = 0;
            }
            else if (++_counter == 1 << CounterBits)
            {
                // The millisecond is used up: borrow the next one rather than wait for it.
                _millisecond += 1;
                _counter = 0;
            }

            return (((_millisecond << InstanceBits) | _instance) << CounterBits) | (long)_counter;
        }
    }

    /// <summary>The smallest key that is minted at this instant or later.</summary>
    public static long FirstOf(DateTimeOffset instant) =>
        Math.Clamp((long)(instant - Epoch).TotalMilliseconds, 0, LastMillisecond) << (InstanceBits + CounterBits);

    /// <summary>When a key was minted, to the millisecond.</summary>
    public static DateTimeOffset InstantOf(long seq) => Epoch.AddMilliseconds(seq >> (InstanceBits + CounterBits));

    /// <summary>How many keys there are for so much time.</summary>
    public static long KeysIn(TimeSpan time) => (long)time.TotalMilliseconds << (InstanceBits + CounterBits);

    /// <summary>The key that was minted so much earlier than <paramref name="seq"/>, give or take a millisecond.</summary>
    public static long Back(long seq, TimeSpan time) => seq - KeysIn(time);
}
