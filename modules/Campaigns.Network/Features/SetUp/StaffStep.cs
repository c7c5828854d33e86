using System.Text.Json;
using Campaigns.Accounts.Contracts;
using Campaigns.Kernel.Recipes;
using Campaigns.Network.Contracts.Demo;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Campaigns.Network.Features.SetUp;

/// <summary><c>network-staff</c>: the people the file names, with their accounts (made with the step's <c>password</c> where they are missing);
/// with <c>generate</c> also made-up people until each office has the number published. Rows that are there stay.</summary>
internal sealed class StaffStep(NetworkDbContext db, Register register, IAccounts accounts, IHostEnvironment environment) : IRecipeStep
{
    // The day on which the demo's records begin: only the order of ids depends on it.
    private static readonly DateOnly Began = new(2018, 10, 1);

    public string Name => "network-staff";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var known = await db.Employees.Select(e => e.Key).ToHashSetAsync(ct);
        List<Office> offices = [.. (await db.Offices.AsNoTracking().ToListAsync(ct)).OrderBy(o => o.Code, StringComparer.Ordinal)];
        var rows = context.Rows();
        foreach (var row in rows.Where(row => !known.Contains(row["key"]))) Hire(await Named(row, offices, context, ct));
        if (context.Step.TryGetProperty("generate", out var generate) && generate.ValueKind == JsonValueKind.True)
            foreach (var made in MadeUp(rows, offices).Where(made => !known.Contains(made.Key))) Hire(made);
        await db.SaveChangesAsync(ct);
    }

    private void Hire(NewEmployee person) => db.Add(Employee.Hire(DemoIds.Of("staff", person.Key, Began), person));

    private async Task<NewEmployee> Named(RecipeRow row, List<Office> offices, RecipeContext context, CancellationToken ct)
    {
        var office = row.Optional("office") is { } code ? offices.Find(o => o.Code == code) ?? throw row.Wrong("office", "an office") : null;
        var place = office?.ScopePath ?? (await register.Units(ct)).Find(row["unitCode"], context.AsOf())?.Path ?? throw row.Wrong("unitCode", "a unit of that day");
        return new(row["key"], row["fullName"], row["organisation"], office?.Id, place, row["position"])
        {
            Roles = row.List("roles"),
            Languages = row.Optional("languages")?.Split(' ') ?? [],
            Phone = row.Optional("phone"),
            Email = row.Optional("email"),
            AccountId = row.Optional("username") is { } user ? await Account(user, row, context, ct) : null,
            IsDemo = true,
        };
    }

    // The step's password is published: nobody gets an account with it where the site is real.
    private async Task<Guid?> Account(string user, RecipeRow row, RecipeContext context, CancellationToken ct)
    {
        if (await accounts.Find(user, ct) is { } there) return there;
        if (!environment.IsDevelopment() && !environment.IsEnvironment("Testing")) return null;
        return await accounts.Ensure(new(user, row["fullName"], row["organisation"], row.List("roles"), row["scopePath"], context.Text("password")), ct);
    }

    private static IEnumerable<NewEmployee> MadeUp(IReadOnlyList<RecipeRow> named, List<Office> offices)
    {
        var wanted = offices.Where(o => o.StaffCount is not null)
            .Select(o => new DemoOffice(o.Code, o.Type, o.StaffCount!.Value, named.Count(row => row["office"] == o.Code)));
        var byCode = offices.ToDictionary(o => o.Code);
        return DemoStaff.Generate(wanted).Select(made =>
        {
            var office = byCode[made.OfficeCode];
            return new NewEmployee(made.Key, made.FullName, office.OrganisationCode, office.Id, office.ScopePath, made.Position) { Phone = made.Phone, IsDemo = true };
        });
    }
}
