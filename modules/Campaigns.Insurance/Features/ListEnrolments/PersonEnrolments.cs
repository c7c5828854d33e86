using Campaigns.Kernel.Security;
using Campaigns.Kernel.Slots;

namespace Campaigns.Insurance.Features.ListEnrolments;

/// <summary>A person's enrolments, on the page about the person.</summary>
internal sealed class PersonEnrolments(ListEnrolmentsQuery query, IActor actor) : ISlotProvider
{
    private const int Most = 20;

    public string Slot => "people.person";

    public async Task<SlotItem?> For(object? model, CancellationToken ct)
    {
        if (model is not Guid personId || !actor.Has(Permissions.EnrolmentsRead)) return null;
        var page = await query.Page(new() { Person = personId, Limit = Most }, ct);
        return page.Items.Count == 0 ? null : new("ListEnrolments/_OfPerson", "Insurance", page.Items);
    }
}
