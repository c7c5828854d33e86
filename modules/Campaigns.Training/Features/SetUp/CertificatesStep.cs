using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Contracts.Demo;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.IssueCertificate;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.SetUp;

/// <summary><c>{"name": "training-certificates", "file": "certificates.csv"}</c> with columns <c>staff, course, code, issuedOn, expiresOn</c>: certificates on
/// paper from before, with their own codes. Codes that are there stay.</summary>
internal sealed class CertificatesStep(TrainingDbContext db, IStaff staff, Issuing issuing) : IRecipeStep
{
    public string Name => "training-certificates";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var rows = context.Table().ToList();
        var known = await db.Certificates.Select(c => c.Code).ToListAsync(ct);
        var courses = await db.Courses.ToDictionaryAsync(c => c.Code, ct);
        var ids = await staff.ByKeys([.. rows.Select(r => r["staff"]).Distinct()], ct);
        var members = await staff.Many([.. ids.Values], ct);
        foreach (var row in rows.Where(row => !known.Contains(row["code"])))
        {
            var course = courses.GetValueOrDefault(row["course"]) ?? throw new RecipeException($"no course {row["course"]}");
            if (!ids.TryGetValue(row["staff"], out var id)) throw new RecipeException($"no staff {row["staff"]}");
            db.Add(Paper(row, course, members[id], await issuing.Place(course.Code, ct)));
        }

        await db.SaveChangesAsync(ct);
    }

    private static Certificate Paper(IReadOnlyDictionary<string, string> row, Course course, StaffMember holder, int place)
    {
        var issuedOn = row.Day("issuedOn");
        var facts = new CertificateFacts
        {
            CourseId = course.Id,
            CourseCode = course.Code,
            CourseTitle = course.Title,
            CourseVersion = 1,
            StaffId = holder.Id,
            HolderName = holder.Name,
            ScopePath = holder.ScopePath,
            IssuedOn = issuedOn,
            ExpiresOn = row.Day("expiresOn"),
        };
        return Certificate.Issue(facts, new(issuedOn.Year, null, row["code"], row["code"], place), null, new By(null, "system", issuedOn.At(new(9, 0))), DemoIds.Of("certificate", row["code"], issuedOn));
    }
}
