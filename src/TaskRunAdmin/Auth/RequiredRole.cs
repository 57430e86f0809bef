using Microsoft.AspNetCore.Authorization;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Auth;

/// <summary>What an endpoint needs; the framework asks the policy of the role's name.</summary>
internal sealed class RequiredRole(Role role) : IAuthorizeData
{
    internal Role Role { get; } = role;

    public string? Policy
    {
        get => Role.ToString();
        set => throw new NotSupportedException();
    }

    public string? Roles { get; set; }

    public string? AuthenticationSchemes { get; set; }
}

/// <summary>Says what endpoints need.</summary>
internal static class RequiredRoles
{
    /// <summary>It changes nothing, although it is a POST.</summary>
    internal static RouteHandlerBuilder Reads(this RouteHandlerBuilder endpoint) => endpoint.Needs(Role.Viewer);

    /// <summary>It needs a role of its own.</summary>
    internal static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, Role role) =>
        endpoint.WithMetadata(new RequiredRole(role));

    /// <summary>Whatever does not say what it needs: a look needs a viewer, everything else an operator.</summary>
    internal static RouteGroupBuilder NeedsRoles(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            if (endpoint.Metadata.Any(each => each is RequiredRole or IAllowAnonymous))
                return;
            var methods = endpoint.Metadata.OfType<HttpMethodMetadata>().SelectMany(each => each.HttpMethods).ToList();
            var onlyLooks = methods.Count > 0 && methods.TrueForAll(each => HttpMethods.IsGet(each));
            endpoint.Metadata.Add(new RequiredRole(onlyLooks ? Role.Viewer : Role.Operator));
        });
        return group;
    }
}
