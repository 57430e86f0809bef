using System.Text.RegularExpressions;

namespace TaskRunAdmin.Components.Layout;

/// <summary>Lets only a colour through, so that a setting cannot bring other CSS with it.</summary>
public static partial class PlainColor
{
    /// <summary>The colour when it is <c>#hex</c> or a colour's name; null for anything else.</summary>
    public static string? Accept(string color) => Plain().IsMatch(color) ? color : null;

    [GeneratedRegex(@"^(#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})|[a-zA-Z]{3,30})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();
}
