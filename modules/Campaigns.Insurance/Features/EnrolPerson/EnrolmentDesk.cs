using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.People.Contracts;

namespace Campaigns.Insurance.Features.EnrolPerson;

/// <summary>What an enrolment needs to know from its neighbours: where the person lives and who it is.</summary>
internal sealed class EnrolmentDesk(IUnits units, IPeople people, IActor actor, IAudit audit, TimeProvider clock)
{
    /// <summary>The place on today's map, if the caller may enrol people there.</summary>
    public async Task<Result<Residence>> Residence(string unitCode, CancellationToken ct)
    {
        if (await units.Find(unitCode, clock.Today(), ct) is not { } unit) return EnrolmentRefusals.UnknownUnit;
        if (!actor.Has(Permissions.EnrolmentsWrite, new Scope(unit.Path))) return EnrolmentRefusals.OutsideYourArea;

        return new Residence(unit.Code, unit.Path);
    }

    public Task<Guid> Recognise(NewPerson person, Residence residence, CancellationToken ct) =>
        people.Recognise(
            new(person.FullName.Trim(), person.Phone, person.CitizenId, person.BirthDate, residence.UnitCode, residence.ScopePath, person.Address, clock.GetUtcNow()), ct);

    public void Note(Enrolment enrolment, string? receiptNumber)
    {
        audit.Note("insurance.enrolment-begun", new("insurance.enrolment", enrolment.Id), new { enrolment.Status, enrolment.Payable, receiptNumber });
    }
}
