using System.Text.RegularExpressions;
using Campaigns.Data.Privacy;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>The messages a site has queued, read as their receivers would.</summary>
internal static partial class Outbox
{
    /// <summary>Texts of the SMS of one kind to one phone, in order.</summary>
    public static async Task<IReadOnlyList<string>> Sms(this TestSite site, string phone, string template)
    {
        await using var connection = await site.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select text from ntf_message where channel = 'sms' and address_index = '{Blind.Of(phone)}' and template = '{template}' order by id";
        var texts = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) texts.Add(FieldSeal.Open(reader.GetString(0)));
        return texts;
    }

    /// <summary>Texts of all mails of one kind, in order.</summary>
    public static async Task<IReadOnlyList<string>> Mails(this TestSite site, string template)
    {
        await using var connection = await site.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select text from ntf_message where channel = 'mail' and template = '{template}' order by id";
        var texts = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) texts.Add(FieldSeal.Open(reader.GetString(0)));
        return texts;
    }

    /// <summary>The path of the link in the newest SMS of that kind.</summary>
    public static async Task<string> Link(this TestSite site, string phone, string template) =>
        Path().Match(Assert.Single((await site.Sms(phone, template)).TakeLast(1))).Value;

    /// <summary>The paths of the links in all SMS of one kind, in order.</summary>
    /// <param name="page">First part of the path.</param>
    public static async Task<IReadOnlyList<string>> Links(this TestSite site, string template, string page)
    {
        await using var connection = await site.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select text from ntf_message where channel = 'sms' and template = '{template}' order by id";
        var paths = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) paths.Add(Regex.Match(FieldSeal.Open(reader.GetString(0)), $"/{page}/[A-Za-z0-9_-]{{22}}").Value);
        return paths;
    }

    [GeneratedRegex("/my/[A-Za-z0-9_-]{22}")]
    private static partial Regex Path();
}
