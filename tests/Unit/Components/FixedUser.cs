using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace TaskRunAdmin.Unit.Components;

/// <summary>Whoever a test says looks at the page.</summary>
internal sealed class FixedUser(ClaimsPrincipal user) : AuthenticationStateProvider
{
    public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
        Task.FromResult(new AuthenticationState(user));
}
