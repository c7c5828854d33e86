namespace Campaigns.Desk.Features.OpenDesk;

/// <summary>How things read at the desk.</summary>
internal static class DeskWords
{
    /// <summary><c>K7M42P</c> as people read it: <c>K7M-42P</c>.</summary>
    public static string Code(string code) => code.Length == 6 ? $"{code[..3]}-{code[3..]}" : code;
}
