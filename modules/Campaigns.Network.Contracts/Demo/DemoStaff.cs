namespace Campaigns.Network.Contracts.Demo;

/// <summary>An office that needs people.</summary>
/// <param name="Code">Its code, such as <c>BDH-399</c>.</param>
/// <param name="Type">Its type, a word of the recipe's file of offices.</param>
/// <param name="StaffCount">How many work there in all.</param>
/// <param name="Named">How many of them the recipe names itself; they are not made up again.</param>
public sealed record DemoOffice(string Code, string Type, int StaffCount, int Named);

/// <summary>A made-up member of staff.</summary>
/// <param name="Key">Stays the same from run to run: office and running number, <c>BDH-399-04</c>.</param>
/// <param name="Phone">0988 and a running number from 100001: looks right, belongs to the demo only.</param>
public sealed record DemoStaffMember(string Key, string FullName, bool Female, string OfficeCode, string Position, string Phone);

/// <summary>Fills the offices of a demo world with people, the same ones each time.</summary>
public static class DemoStaff
{
    private const ulong Seed = 20190430 + 100;

    /// <summary>As many people as the offices lack, office by office in the order given.</summary>
    public static IEnumerable<DemoStaffMember> Generate(IEnumerable<DemoOffice> offices)
    {
        var random = new SplitMix64(Seed);
        var number = 0;
        foreach (var office in offices)
        {
            for (var i = office.Named + 1; i <= office.StaffCount; i++)
            {
                number++;
                // Post offices employ about three women to two men.
                var female = random.Below(100) < 62;
                yield return new DemoStaffMember(
                    $"{office.Code}-{i:00}", DemoNames.Pick(random, female), female, office.Code, Position(office.Type, i), $"0988{100000 + number:000000}");
            }
        }
    }

    private static string Position(string type, int place) => (type, place) switch
    {
        ("post-point", _) => "Nhân viên điểm Bưu điện – Văn hóa xã",
        ("post-office", 1) => "Trưởng bưu cục",
        ("post-office", _) => "Giao dịch viên",
        ("post-area-office", 1) => "Giám đốc",
        _ => "Chuyên viên",
    };
}
