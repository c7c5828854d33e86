namespace Campaigns.Network.Contracts.Demo;

/// <summary>Random combinations of common Vietnamese names. A likeness to a real person is chance.</summary>
public static class DemoNames
{
    // Weights follow how common the families are in the province, roughly.
    private static readonly (string, int)[] Families =
    [
        ("Nguyễn", 34), ("Lê", 22), ("Trần", 8), ("Phạm", 8), ("Hoàng", 6), ("Trịnh", 5), ("Đỗ", 4),
        ("Vũ", 3), ("Bùi", 3), ("Hà", 2), ("Lương", 2), ("Mai", 2), ("Cao", 1),
    ];

    private static readonly string[] FemaleMiddles = ["Thị", "Thị", "Thị", "Thu", "Ngọc", "Thanh", "Minh", "Kim"];
    private static readonly string[] MaleMiddles = ["Văn", "Văn", "Văn", "Hữu", "Đình", "Xuân", "Ngọc", "Quang"];

    private static readonly string[] FemaleGivens =
    [
        "Hoa", "Lan", "Hương", "Mai", "Hạnh", "Liên", "Thảo", "Vân", "Yến", "Nga", "Dung", "Loan", "Thơm", "Phương", "Tâm", "Quyên",
    ];

    private static readonly string[] MaleGivens =
    [
        "Hùng", "Dũng", "Tuấn", "Thắng", "Long", "Hải", "Bình", "Sơn", "Cường", "Quân", "Nam", "Đức", "Tùng", "Thịnh", "Lâm", "Khánh",
    ];

    /// <summary>Family, middle and given name; takes three outputs.</summary>
    public static string Pick(SplitMix64 random, bool female)
    {
        var family = random.Pick(Families);
        var middle = random.Pick(female ? FemaleMiddles : MaleMiddles);
        return $"{family} {middle} {random.Pick(female ? FemaleGivens : MaleGivens)}";
    }
}
