using System.Text.RegularExpressions;

namespace TaskRunAdmin.Api;

/// <summary>A path segment is an id when it is 8-4-4-4-12 hex digits, hyphens optional (contract 1.1); anything else is 404.</summary>
internal sealed partial class UuidRouteConstraint : IRouteConstraint
{
    internal const string Name = "uuid";

    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => values[routeKey] is string text && Uuid().IsMatch(text);

    [GeneratedRegex(@"^[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Uuid();
}
