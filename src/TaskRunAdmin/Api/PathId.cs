using System.Text.RegularExpressions;

namespace TaskRunAdmin.Api;

/// <summary>An id in a path: 8-4-4-4-12 hex digits, each hyphen optional, either case (contract 1.1).</summary>
internal readonly partial record struct PathId(Guid Value)
{
    /// <summary>Called by the framework for a path that <see cref="Constraint"/> let through.</summary>
    public static bool TryParse(string text, out PathId id)
    {
        var parsed = Guid.TryParseExact(text.Replace("-", "", StringComparison.Ordinal), "N", out var uuid);
        id = new PathId(uuid);
        return parsed;
    }

    [GeneratedRegex(@"^[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Notation();

    /// <summary>Any other text is no id but an unknown path: 404.</summary>
    internal sealed class Constraint : IRouteConstraint
    {
        internal const string Name = "uuid";

        public bool Match(
            HttpContext? httpContext,
            IRouter? route,
            string routeKey,
            RouteValueDictionary values,
            RouteDirection routeDirection
        ) => values[routeKey] is string text && Notation().IsMatch(text);
    }
}
