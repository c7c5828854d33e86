namespace Campaigns.Accounts;

/// <summary>The ways to say who one is.</summary>
internal static class SchemeNames
{
    /// <summary>Chooses one of the two below.</summary>
    public const string ByPath = "ByPath";

    /// <summary>For pages.</summary>
    public const string Cookie = "Cookie";

    /// <summary>For <c>/api</c>.</summary>
    public const string Token = "Token";

    /// <summary>Between the first and the second step of signing in; opens nothing.</summary>
    public const string HalfWay = "HalfWay";

    /// <summary>Between the provider outside and us; opens nothing.</summary>
    public const string Outside = "Outside";

    /// <summary>The provider outside itself.</summary>
    public const string OutsideProvider = "OutsideProvider";
}
