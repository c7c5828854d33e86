using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Security;
using Xunit;

namespace Campaigns.Accounts.Tests.Domain;

public sealed class SeparationOfDutiesTests
{
    private static Permission With(string? duty, string name = "sample.thing-do") => new(name) { Duty = duty };

    [Theory]
    [InlineData(Duties.Plan, Duties.Approve)]
    [InlineData(Duties.Collect, Duties.Confirm)]
    [InlineData(Duties.Administer, Duties.Approve)]
    [InlineData(Duties.Administer, Duties.Collect)]
    [InlineData(Duties.Administer, Duties.Confirm)]
    public void Two_duties_that_check_each_other_never_come_together(string one, string other)
    {
        Assert.Equal($"accounts.apart-{one}-{other}", SeparationOfDuties.Together([With(other), With(null), With(one)])?.Code);
        Assert.Null(SeparationOfDuties.Together([With(one), With(one), With(null)]));
    }

    [Theory]
    [InlineData(Roles.Admin, Duties.Approve)]
    [InlineData(Roles.Admin, Duties.Collect)]
    [InlineData(Roles.Admin, Duties.Confirm)]
    [InlineData(Roles.Coordinator, Duties.Confirm)]
    [InlineData(Roles.AreaCoordinator, Duties.Confirm)]
    [InlineData(Roles.ApproverPost, Duties.Plan)]
    [InlineData(Roles.ApproverBhxh, Duties.Plan)]
    [InlineData(Roles.Trainer, Duties.Collect)]
    [InlineData(Roles.Presenter, Duties.Collect)]
    [InlineData(Roles.Desk, Duties.Export)]
    [InlineData(Roles.Collector, Duties.Export)]
    [InlineData(Roles.Collector, Duties.Confirm)]
    [InlineData(Roles.Cashier, Duties.Collect)]
    [InlineData(Roles.Editor, Duties.Collect)]
    [InlineData(Roles.Officer, Duties.Collect)]
    public void A_role_of_the_product_never_has_what_it_must_not(string role, string duty) =>
        Assert.Equal("accounts.never-" + duty, SeparationOfDuties.Against(role, [With(duty)])?.Code);

    [Theory]
    [InlineData(Roles.Director)]
    [InlineData(Roles.Auditor)]
    public void Who_only_looks_changes_nothing(string role)
    {
        Assert.Equal("accounts.never-changes", SeparationOfDuties.Against(role, [With(null)])?.Code);
        Assert.Null(SeparationOfDuties.Against(role, [With(null, "sample.thing-view"), With(null, "sample.thing-read"), With(Duties.Export, "sample.thing-export")]));
    }
}
