using Campaigns.Content.Contracts;
using Campaigns.Training.Features.ShowClasses;
using Campaigns.Ui;

namespace Campaigns.Training.Features.AnswerOthers;

/// <summary>Classes with places for everybody, for sitemap and search.</summary>
internal sealed class ClassPages(OpenClasses classes) : IPublicPages
{
    public async Task<IReadOnlyList<PublicPage>> List(CancellationToken ct) => [.. (await classes.Ahead(ct)).Select(one => new PublicPage($"/classes/{one.Session.Slug}", one.Name,
        $"{Formats.Date(one.Session.StartsAt)}, {Formats.Times(one.Session.StartsAt, one.Session.EndsAt)}, {one.Session.Place}", one.Session.OpensAt ?? one.Session.StartsAt, false, $"{one.Name} {one.Session.Place}"))];
}
