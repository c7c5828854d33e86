using System.Security.Claims;
using Campaigns.Kernel.Security;
using Campaigns.Runtime.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Campaigns.Runtime.Tests;

/// <summary>Who tries doors is seen in the log.</summary>
public sealed class RefusedAccessTests
{
    [Fact]
    public async Task The_log_names_the_door_and_what_was_missing_and_not_the_address()
    {
        var log = new Lines();
        var context = new DefaultHttpContext { RequestServices = Services() };
        context.Request.Method = "GET";
        context.Request.Path = "/t/top-secret";
        context.SetEndpoint(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/t/{secret}"), 0, null, null));
        var policy = new AuthorizationPolicyBuilder().AddRequirements(new HoldsPermission("sample.things-see")).Build();
        await new RefusedAccess(log).HandleAsync(_ => throw new InvalidOperationException("let through"), context, policy, PolicyAuthorizationResult.Forbid());
        var line = Assert.Single(log.Written);
        Assert.Contains("/t/{secret} without sample.things-see", line, StringComparison.Ordinal);
        Assert.DoesNotContain("top-secret", line, StringComparison.Ordinal);
        Assert.Equal(StatusCodes.Status403Forbidden, context.Response.StatusCode);
    }

    private static ServiceProvider Services() => new ServiceCollection().AddSingleton<IActor>(new RequestActor()).AddSingleton<IAuthenticationService, Forbids>().BuildServiceProvider();

    private sealed class Lines : ILogger<RefusedAccess>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Written.Add(formatter(state, exception));
    }

    private sealed class Forbids : IAuthenticationService
    {
        public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme) => Task.FromResult(AuthenticateResult.NoResult());

        public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => Task.CompletedTask;

        public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        public Task SignInAsync(HttpContext context, string? scheme, ClaimsPrincipal principal, AuthenticationProperties? properties) => Task.CompletedTask;

        public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => Task.CompletedTask;
    }
}
