namespace TaskRunAdmin.Unit.Persistence;

/// <summary>A clock on which every wait is over at once, and has taken as long as it should.</summary>
internal sealed class ImpatientTime : TimeProvider
{
    private TimeSpan _now;

    public TimeSpan Waited => _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _now += dueTime;
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
