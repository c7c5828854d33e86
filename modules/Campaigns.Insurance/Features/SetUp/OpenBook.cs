using Campaigns.Accounts.Contracts;
using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain.Receipts;
using Campaigns.Kernel.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Insurance.Features.SetUp;

/// <summary><c>insurance-book</c>: opens a receipt book for an account, with its series and first number, unless it has one.</summary>
internal sealed class OpenBook(InsuranceDbContext db, IAccounts accounts) : IRecipeStep
{
    public string Name => "insurance-book";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var user = context.Text("account");
        var holder = await accounts.Find(user, ct) ?? throw new RecipeException($"there is no account {user}; the accounts come first");
        var (year, first) = (context.Step.GetProperty("year").GetInt32(), context.Step.GetProperty("first").GetInt32());
        if (await db.Books.AnyAsync(book => book.HolderId == holder && book.Year == year, ct)) return;

        db.Add(ReceiptBook.Open(holder, context.Text("series"), year, first));
        await db.SaveChangesAsync(ct);
    }
}
