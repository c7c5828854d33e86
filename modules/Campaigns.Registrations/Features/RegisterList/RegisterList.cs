using System.Security.Cryptography;
using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.RegisterAttendee;

namespace Campaigns.Registrations.Features.RegisterList;

/// <summary>Somebody registers the people of a village, each for themselves.</summary>
/// <param name="Offering">As its source gave it a moment ago.</param>
/// <param name="Head">What all share: who registers them, commune, village, consent.</param>
/// <param name="Lines">One a person: a name, and a phone where they have one.</param>
/// <param name="Once">Key of the form: the same form again is the same registrations.</param>
internal sealed record RegisterList(Offering Offering, RegistrationBody Head, string Lines, Guid Once) : ICommand<IReadOnlyList<ListedPerson>>
{
    public const int Most = 50;
    private static readonly char[] Between = [';', ',', '\t'];

    public IEnumerable<Failure> Check()
    {
        if (TextRules.Clean(Head.ContactName) is null) yield return Failure.Invalid("registrations.name-missing", "contactName");
        if (People().Count is 0 or > Most) yield return Failure.Invalid("registrations.lines-invalid", "lines", Most);
        foreach (var failure in BodyRules.Whom(Head).Concat(BodyRules.Home(Head)).Concat(BodyRules.Consent(Head))) yield return failure;
    }

    /// <summary>One body a line.</summary>
    public IReadOnlyList<RegistrationBody> People() => [.. Lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(Most + 1).Select(Person)];

    /// <summary>A key for each line of the form, the same whenever the form is sent again.</summary>
    public Guid KeyOf(int line) => new(SHA256.HashData([.. Once.ToByteArray(), .. BitConverter.GetBytes(line)]).AsSpan(0, 16));

    // The phone is what stands behind the last sign between; a name may hold none of these signs.
    private RegistrationBody Person(string line)
    {
        var cut = line.LastIndexOfAny(Between);
        var phone = cut < 0 ? "" : line[(cut + 1)..].Trim();
        return Head with { FullName = (cut < 0 ? line : line[..cut]).Trim(' ', ';', ','), Phone = phone, NoPhone = phone.Length == 0, People = 1, ForWhom = "list" };
    }
}

/// <summary>What came of one line.</summary>
internal sealed record ListedPerson(string Name, Registered? Registered, Failure? Refused);

internal sealed class RegisterListHandler(IHandler<RegisterAttendee.RegisterAttendee, Registered> register) : IHandler<RegisterList, IReadOnlyList<ListedPerson>>
{
    public async Task<Result<IReadOnlyList<ListedPerson>>> Handle(RegisterList command, CancellationToken ct)
    {
        var (people, all) = (command.People(), new List<ListedPerson>());
        for (var line = 0; line < people.Count; line++)
        {
            // One after the other: the order of the list is the order on the waitlist.
            var result = await register.Handle(new(command.Offering, people[line], command.KeyOf(line), Listed: true), ct);
            all.Add(new(people[line].FullName ?? "", result.Succeeded ? result.Value : null, result.Succeeded ? null : result.Failures[0]));
        }

        return all;
    }
}
