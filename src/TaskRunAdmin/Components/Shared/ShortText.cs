namespace TaskRunAdmin.Components.Shared;

/// <summary>Ids cut in the middle: the ends tell them apart, and time-ordered ids begin alike.</summary>
public static class ShortText
{
    /// <summary><c>0193…9f2c41</c> for a UUID.</summary>
    public static string Of(Guid id)
    {
        var text = id.ToString();
        return $"{text[..4]}…{text[^6..]}";
    }
}
