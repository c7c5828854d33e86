using Campaigns.Events.Features.EventFormats;
using Campaigns.Kernel.Settings;

namespace Campaigns.Events.Tests.Domain;

/// <summary>A kind of event that an administrator adds has all that a shipped one has.</summary>
public sealed class FormatSettingsTests
{
    private static readonly FormatSettings Village = new()
    {
        Lines = ["hop-thon; Họp thôn; 90; 40; -; 14; 2.000.000", "market-stand;;;;-"],
        Roles = ["hop-thon; 2; 1"],
        Agenda = ["hop-thon; 60; Hỏi đáp; Questions", "hop-thon; 0; Đón bà con"],
        Checklist = ["hop-thon; 7; Báo trưởng thôn", "hop-thon; -2; Báo cáo kết quả", "market-stand; 3; Dựng ô"],
        Materials = ["hop-thon; Loa kéo"],
        Budget = ["hop-thon; Nước uống; 600.000", "hop-thon; Đi lại; 200000"],
    };

    [Fact]
    public void A_new_kind_has_length_seats_people_agenda_checklist_materials_and_costs()
    {
        Assert.Empty(Village.Check());
        var kind = new FormatCatalog(new Set(Village)).Find("hop-thon")!;
        Assert.Equal(("Họp thôn", 90, 40, null, 14, 2_000_000L, 2, 1), (kind.Name, kind.Minutes, kind.Capacity, kind.Requires, kind.DaysApart, kind.MostBudget, kind.Presenters, kind.Desk));
        Assert.Equal([(0, "Đón bà con", "Đón bà con"), (60, "Hỏi đáp", "Questions")], kind.Agenda.Select(a => (a.After, a.What.Vi, a.What.En)));
        Assert.Equal([(7, "Báo trưởng thôn"), (-2, "Báo cáo kết quả")], kind.Checklist.Select(t => (t.Before, t.What.Vi)));
        Assert.Equal(("Loa kéo", 800_000L), (kind.Materials.Single().Vi, kind.Budget.Sum(b => b.Dong)));
    }

    [Fact]
    public void Of_a_shipped_kind_only_the_parts_that_are_named_change()
    {
        var before = FormatCatalog.Shipped().Single(f => f.Code == "market-stand");
        var after = new FormatCatalog(new Set(Village)).Find("market-stand")!;
        Assert.Equal((before.Vi, before.Minutes, null), (after.Vi, after.Minutes, after.Requires));
        Assert.Equal(["Dựng ô"], after.Checklist.Select(t => t.What.Vi));
        Assert.Equal(before.Agenda, after.Agenda);
        Assert.Equal(5, new FormatCatalog(new Set(new())).All.Count);
    }

    [Theory]
    [InlineData("Hop Thon; Họp thôn")]
    [InlineData("hop-thon; Họp thôn; mười")]
    [InlineData("hop-thon; Họp thôn; 60; 0")]
    [InlineData("")]
    public void A_line_that_cannot_be_read_is_refused_by_its_number(string line)
    {
        var wrong = Assert.Single(new FormatSettings { Lines = ["tot; Tốt", line] }.Check());
        Assert.Equal(("events.format-line-unreadable", "lines", 2), (wrong.Code, wrong.Field, wrong.Args[0]));
    }

    [Fact]
    public void What_belongs_to_no_kind_or_is_no_part_is_refused()
    {
        var wrong = new FormatSettings { Roles = ["market-stand"], Agenda = ["market-stand; x; Mở"], Checklist = ["khong-co; 7; Gọi"], Materials = ["market-stand; "], Budget = ["market-stand; Nước; -5"] }.Check().ToList();
        Assert.Equal(["roles", "agenda", "checklist", "materials", "budget"], wrong.Select(w => w.Field));
        Assert.Equal(["khong-co"], wrong.Where(w => w.Code == "events.format-line-unknown").Select(w => w.Args[1]));
    }

    private sealed class Set(FormatSettings set) : ISettings<FormatSettings>
    {
        public FormatSettings Current => set;
    }
}
