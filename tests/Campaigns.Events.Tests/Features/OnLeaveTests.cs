using Campaigns.Events.Features.EditEvent;
using Campaigns.Network.Contracts;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Events.Tests.Features;

/// <summary>Whoever is named in a plan and on leave that day is told while it is typed.</summary>
public sealed class OnLeaveTests() : SliceTests(TestDatabase.Sqlite())
{
    [Fact]
    public async Task Only_the_leave_of_who_is_named_is_told_with_its_days()
    {
        Neighbours.Leaves.AddRange([new StaffLeave(Neighbours.Hoa.Id, new(2019, 3, 20), new(2019, 3, 21), "ốm"), new StaffLeave(Neighbours.Thao.Id, new(2019, 3, 20), new(2019, 3, 20), "ốm")]);
        var told = Assert.Single(await OnLeave(Neighbours.Hoa.Id));
        Assert.Equal(("events.presenter-on-leave", false, "Phạm Thị Hoa", "20–21/03"), (told.TextKey, told.Hard, told.Args[0], told.Args[1]));
        Assert.Empty(await OnLeave());
        Assert.Empty(await OnLeave(Neighbours.Lan.Id));
    }

    private Task<IReadOnlyList<Events.Domain.EventConflict>> OnLeave(params Guid[] named) => Module.In(s => s.GetRequiredService<FormChoices>().OnLeave(named, new(2019, 3, 20), new(2019, 3, 20), Ct));
}
