namespace TaskRunAdmin.Demo;

/// <summary>Whether what the console shows is made up.</summary>
public sealed class DemoStatus
{
    /// <summary>Whether this server fills its database with made-up runs.</summary>
    public bool IsOn { get; internal set; }
}
