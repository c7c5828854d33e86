using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.ListRegistrations;

/// <summary>What the list of an event is narrowed to. All of it stands in the address, so that a copied link shows the same rows.</summary>
internal sealed record RegistrationFilter
{
    /// <summary>A name, the end of a phone, or a code.</summary>
    [FromQuery(Name = "q")]
    public string? Q { get; init; }

    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    /// <summary>Commune where they live.</summary>
    [FromQuery(Name = "unit")]
    public string? Unit { get; init; }

    /// <summary>Quota they count in.</summary>
    [FromQuery(Name = "group")]
    public string? Group { get; init; }

    /// <summary><c>phone</c>, <c>no-phone</c>, <c>note</c>, <c>need</c>, <c>answers</c>, <c>walk-in</c> or <c>list</c>.</summary>
    [FromQuery(Name = "with")]
    public string? With { get; init; }

    public static readonly IReadOnlyList<string> Withs = ["phone", "no-phone", "need", "note", "answers", "walk-in", "list"];

    public bool IsEmpty => Values().All(v => string.IsNullOrEmpty(v.Value));

    /// <summary>As it stands in an address; empty without.</summary>
    public string Query => QueryString.Create(Values().Where(v => !string.IsNullOrEmpty(v.Value))).ToString();

    /// <summary>The same, for links and forms of a page.</summary>
    public Dictionary<string, string> Route => Values().Where(v => !string.IsNullOrEmpty(v.Value)).ToDictionary(v => v.Key, v => v.Value!);

    /// <summary>Of an address; what it does not know is left out.</summary>
    public static RegistrationFilter Read(string? query)
    {
        var values = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        return new()
        {
            Q = values.GetValueOrDefault("q"),
            Status = values.GetValueOrDefault("status"),
            Unit = values.GetValueOrDefault("unit"),
            Group = values.GetValueOrDefault("group"),
            With = values.GetValueOrDefault("with"),
        };
    }

    /// <summary>The rows of the filter.</summary>
    public Task<IQueryable<Registration>> Narrow(IQueryable<Registration> rows, CancellationToken ct)
    {
        if (StatusWords.TryRead(Status) is { } status) rows = rows.Where(r => r.Status == status);
        if (!string.IsNullOrEmpty(Unit)) rows = rows.Where(r => r.UnitCode == Unit);
        if (!string.IsNullOrEmpty(Group)) rows = rows.Where(r => r.QuotaKey == Group);
        rows = With switch
        {
            "phone" => rows.Where(r => EF.Property<string?>(r, RegistrationMap.PhoneIndex) != null),
            "no-phone" => rows.Where(r => EF.Property<string?>(r, RegistrationMap.PhoneIndex) == null),
            "need" => rows.Where(r => r.Need != null),
            "note" => rows.Where(r => r.StaffNote != null),
            "answers" => rows.Where(r => r.Answers != null),
            "walk-in" => rows.Where(r => r.WalkIn),
            "list" => rows.Where(r => r.ImportId != null || r.ForWhom == "list"),
            _ => rows,
        };
        return RegistrationsQuery.Matching(rows, Q, ct);
    }

    private IEnumerable<KeyValuePair<string, string?>> Values() => [new("q", Q), new("status", Status), new("unit", Unit), new("group", Group), new("with", With)];
}
