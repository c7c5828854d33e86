using Campaigns.Registrations.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Campaigns.Registrations.Data;

/// <summary>Notes which fields a save changes. It stands in SaveChanges, so that no writer can forget it.</summary>
internal static class FieldEdits
{
    private static readonly string[] Watched = [nameof(Registration.FullName), nameof(Registration.Phone), nameof(Registration.Hamlet), nameof(Registration.People)];

    public static void NoteFieldEdits(this RegistrationsDbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries<Registration>().Where(e => e.State == EntityState.Modified).ToList())
        {
            var after = entry.Property(r => r.Version).OriginalValue + 1;
            foreach (var field in Watched.Where(f => entry.Property(f).IsModified))
                db.Add(new FieldEdit { RegistrationId = entry.Entity.Id, Field = Camel(field), Version = after, At = db.GetService<TimeProvider>().GetUtcNow(), Source = db.Source });
        }
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
