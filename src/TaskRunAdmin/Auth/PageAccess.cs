using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Components.Endpoints;

namespace TaskRunAdmin.Auth;

/// <summary>
/// Who may not see a page of the console gets its frame all the same, which holds nothing: what is in it comes through the
/// circuit, and there the router says that the page is not for them.
/// </summary>
internal sealed class PageAccess : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _default = new();

    public Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        if (
            !authorizeResult.Forbidden
            || !HttpMethods.IsGet(context.Request.Method)
            || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null
        )
            return _default.HandleAsync(next, context, policy, authorizeResult);

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return next(context);
    }
}
