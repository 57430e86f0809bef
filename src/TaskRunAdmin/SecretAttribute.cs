namespace TaskRunAdmin;

/// <summary>A setting that nobody may be shown.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
