namespace Campaigns.Ui.Api;

/// <summary>Names for <c>[EnableRateLimiting]</c> and <c>RequireRateLimiting</c>.</summary>
public static class RateLimitPolicies
{
    /// <summary>Posts by people without an account, by address; <c>RateLimits:PublicPostsPerMinute</c>.</summary>
    public const string PublicPosts = "public-posts";

    /// <summary>Look-ups by people without an account of what is known only to who holds a code, by address; <c>RateLimits:PublicLookupsPerMinute</c>.</summary>
    public const string PublicLookups = "public-lookups";

    /// <summary>Sign-in attempts by address.</summary>
    public const string SignIn = "sign-in";
}
