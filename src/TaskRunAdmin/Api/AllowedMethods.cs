using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace TaskRunAdmin.Api;

/// <summary>
/// The methods that a path knows. Routing's own list counts routes whose constraint refuses the path: it would call
/// <c>PUT /task_runs/abc</c> a wrong method although no id is spelt so, and <c>GET /task_runs/filter</c> an unknown path
/// (contract 1.1).
/// </summary>
internal sealed class AllowedMethods(EndpointDataSource endpoints, ParameterPolicyFactory policies)
{
    private readonly Lazy<List<Route>> _routes = new(() =>
        [
            .. endpoints
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true)
                .Select(endpoint => Route.Of(endpoint, policies)),
        ]
    );

    /// <summary>In the order of their names; empty when no route knows the path.</summary>
    internal IReadOnlyList<string> At(HttpContext context) =>
        [
            .. _routes
                .Value.Where(route => route.Matches(context))
                .SelectMany(route => route.Methods)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    private sealed record Route(
        TemplateMatcher Template,
        IReadOnlyList<(string Parameter, IRouteConstraint Constraint)> Constraints,
        IReadOnlyList<string> Methods
    )
    {
        public static Route Of(RouteEndpoint endpoint, ParameterPolicyFactory policies) =>
            new(
                new TemplateMatcher(
                    new RouteTemplate(endpoint.RoutePattern),
                    new RouteValueDictionary(endpoint.RoutePattern.Defaults)
                ),
                [.. endpoint.RoutePattern.Parameters.SelectMany(parameter => ConstraintsOf(parameter, policies))],
                endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
            );

        public bool Matches(HttpContext context)
        {
            var values = new RouteValueDictionary();
            return Template.TryMatch(context.Request.Path, values)
                && Constraints.All(each =>
                    each.Constraint.Match(context, null, each.Parameter, values, RouteDirection.IncomingRequest)
                );
        }

        private static IEnumerable<(string, IRouteConstraint)> ConstraintsOf(
            RoutePatternParameterPart parameter,
            ParameterPolicyFactory policies
        ) =>
            parameter
                .ParameterPolicies.Select(policy => policies.Create(parameter, policy))
                .OfType<IRouteConstraint>()
                .Select(constraint => (parameter.Name, constraint));
    }
}
