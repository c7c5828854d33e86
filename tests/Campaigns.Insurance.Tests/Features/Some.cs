using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Insurance.Features.EnrolPerson;
using Campaigns.Kernel.Security;
using Campaigns.Testing;

namespace Campaigns.Insurance.Tests.Features;

internal static class Some
{
    public static readonly VsiQuoteInput Quarter = new(new(2019, 3, 1), VsiMethod.M3, 700_000, [SupportGroup.Other]);

    /// <summary>Somebody of the desk in Hoằng Hóa.</summary>
    public static Access Desk(string place = "38/399") => TestModule.Someone(place, Permissions.EnrolmentsRead, Permissions.EnrolmentsWrite);

    public static EnrolPerson Enrolment(int person = 1, PaymentWay way = PaymentWay.CollectLater, string unit = "15865") =>
        new(Person(person, unit), InsuranceProduct.Vsi, Quarter, way, null, null, null);

    public static NewPerson Person(int number, string unit = "15865") => new($"Lê Thị {number}", $"038185{number:000000}", null, "+84912345678", unit, "Thôn 1");
}
