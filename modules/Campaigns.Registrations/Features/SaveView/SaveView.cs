using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.ListRegistrations;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.SaveView;

/// <summary>Keeps a filter of the list under a name; the same name again is the same view.</summary>
/// <param name="Name">1 to 60 characters.</param>
/// <param name="Query">The filter as it stands in an address.</param>
/// <param name="Shared">For everybody who may see lists.</param>
internal sealed record SaveView(string Name, string Query, bool Shared) : ICommand<Guid>
{
    public IEnumerable<Failure> Check()
    {
        if (Name.Trim().Length is 0 or > 60 || TextRules.IsBroken(Name)) yield return Failure.Invalid("registrations.view-name", "viewName");
        if (Query.Length > 500) yield return Failure.Invalid("registrations.view-name", "viewName");
    }
}

internal sealed class SaveViewHandler(RegistrationsDbContext db, IActor actor) : IHandler<SaveView, Guid>
{
    // More would not fit beside each other.
    private const int Most = 20;

    public async Task<Result<Guid>> Handle(SaveView command, CancellationToken ct)
    {
        if (actor.Id is not { } owner) return Refusals.NoSuchView;
        var name = command.Name.Trim();
        if (await db.Views.CountAsync(v => v.OwnerId == owner, ct) >= Most) return Failure.Conflict("registrations.too-many-views", Most);
        if (await db.Views.SingleOrDefaultAsync(v => v.OwnerId == owner && v.Name == name, ct) is { } before) db.Remove(before);
        await db.SaveChangesAsync(ct);
        var view = new SavedView { OwnerId = owner, Name = name, Query = RegistrationFilter.Read(command.Query).Query, Shared = command.Shared };
        db.Add(view);
        await db.SaveChangesAsync(ct);
        return view.Id;
    }
}

/// <summary>Forgets one of one's own views.</summary>
internal sealed record ForgetView(Guid Id) : ICommand<Done>;

internal sealed class ForgetViewHandler(RegistrationsDbContext db, IActor actor) : IHandler<ForgetView, Done>
{
    public async Task<Result<Done>> Handle(ForgetView command, CancellationToken ct)
    {
        if (await db.Views.SingleOrDefaultAsync(v => v.Id == command.Id && v.OwnerId == actor.Id, ct) is not { } view) return Refusals.NoSuchView;
        db.Remove(view);
        await db.SaveChangesAsync(ct);
        return Done.It;
    }
}

/// <summary>Views to choose from.</summary>
internal sealed class SavedViews(RegistrationsDbContext db, IActor actor)
{
    /// <summary>One's own, and those that others share.</summary>
    public async Task<IReadOnlyList<SavedView>> Mine(CancellationToken ct) =>
        await db.Views.AsNoTracking().Where(v => v.OwnerId == actor.Id || v.Shared).OrderBy(v => v.Name).Take(50).ToListAsync(ct);
}
