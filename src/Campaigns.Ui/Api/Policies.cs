namespace Campaigns.Ui.Api;

/// <summary>Names for <c>[EnableRateLimiting]</c> and <c>RequireRateLimiting</c>.</summary>
public static class RateLimitPolicies
{
    /// <summary>Posts by people without an account, by address; <c>RateLimits:PublicPostsPerMinute</c>.</summary>
    public const string PublicPosts = "public-posts";

    /// <summary>Sign-in attempts by address.</summary>
    public const string SignIn = "sign-in";
}
