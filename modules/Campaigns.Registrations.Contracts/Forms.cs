namespace Campaigns.Registrations.Contracts;

/// <summary>What an offering asks beyond who, where and how many.</summary>
/// <param name="Version">Grows with every change; 0 for an offering without questions of its own, which takes any answers.</param>
/// <param name="ConfirmPhone">Phones are proved with a code when people register by themselves.</param>
/// <param name="Questions">In the order they are asked.</param>
public sealed record OfferingForm(int Version, bool ConfirmPhone, IReadOnlyList<FormQuestion> Questions);

/// <summary>One question.</summary>
/// <param name="Key">Member of <c>answers</c>.</param>
/// <param name="Kind"><c>text</c>, <c>number</c>, <c>choice</c>, <c>date</c>, <c>consent</c> or <c>file</c>.</param>
/// <param name="Vi">Vietnamese words.</param>
/// <param name="En">English words; empty: the Vietnamese stand in.</param>
/// <param name="HintVi">One line that helps.</param>
/// <param name="HintEn">The same in English.</param>
/// <param name="Required">Must be answered, where it is asked.</param>
/// <param name="Least">Smallest number.</param>
/// <param name="Most">Largest number, or most characters of a text.</param>
/// <param name="Choices">Of a choice.</param>
/// <param name="WhenKey">Asked only when that earlier question has the answer <paramref name="WhenValue"/>.</param>
/// <param name="WhenValue">A ticked box is <c>true</c>.</param>
public sealed record FormQuestion(string Key, string Kind, string Vi, string En, string HintVi, string HintEn, bool Required, int? Least, int? Most, IReadOnlyList<FormChoice> Choices,
    string? WhenKey, string? WhenValue);

/// <summary>One answer to choose.</summary>
public sealed record FormChoice(string Value, string Vi, string En);

/// <summary>What somebody answered.</summary>
/// <param name="Version">Version of the form; null where the offering had none.</param>
/// <param name="Json">An object by question.</param>
public sealed record GivenAnswers(int? Version, string Json);

/// <summary>Questions about forms.</summary>
public interface IOfferingForms
{
    /// <summary>The form in force; one without questions where nothing was set up.</summary>
    Task<OfferingForm> Find(Guid offeringId, CancellationToken ct);

    /// <summary>The answers to an offering's form, by registration; those without are left out.</summary>
    Task<IReadOnlyDictionary<Guid, GivenAnswers>> Answers(Guid offeringId, CancellationToken ct);
}
