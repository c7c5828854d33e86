namespace Campaigns.Training.Domain;

/// <summary>Names of what is scarce, for <c>LockNamesAsync</c>: whoever changes the list of a class waits for the turn at the class, and whoever
/// changes what somebody can show waits for the turn at that person, so that no certificate rests on what is being changed.</summary>
internal static class Turns
{
    /// <summary>Public addresses of classes.</summary>
    public const string Addresses = "training.addresses";

    public static string Session(Guid id) => $"training.session/{id:N}";

    public static string Person(Guid staffId) => $"training.person/{staffId:N}";

    public static string Numbers(string courseCode) => $"training.numbers/{courseCode}";

    public static string Course(string code) => $"training.course/{code}";
}
