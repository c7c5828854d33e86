using Campaigns.Kernel.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Campaigns.Runtime.Security;

/// <summary>A policy's name is a permission's name: <c>[Authorize(Permissions.Publish)]</c>.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        await base.GetPolicyAsync(policyName) ?? new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new HoldsPermission(policyName)).Build();
}

internal sealed record HoldsPermission(string Permission) : IAuthorizationRequirement;

internal sealed class HoldsPermissionHandler(IActor actor) : AuthorizationHandler<HoldsPermission>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, HoldsPermission requirement)
    {
        if (actor.Has(requirement.Permission)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
