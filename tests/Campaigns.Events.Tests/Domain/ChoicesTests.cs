using Campaigns.Events.Features.EditEvent;

namespace Campaigns.Events.Tests.Domain;

/// <summary>Choosing by name.</summary>
public sealed class ChoicesTests
{
    private static readonly Choices Two = new([new("1", "Nguyễn Thị Hoa", "Bưu điện Hoằng Hóa"), new("2", "Nguyễn Thị Hoa", "Bưu điện Nga Sơn"), new("3", "Lê Văn Tám", "Bưu điện Nga Sơn")]);

    [Theory]
    [InlineData("Lê Văn Tám", "3")]
    [InlineData("le van tam", "3")]
    [InlineData("Nguyễn Thị Hoa, Bưu điện Nga Sơn", "2")]
    [InlineData("Nguyễn Thị Hoa", null)]
    [InlineData("2", "2")]
    [InlineData("Ai đó", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_name_finds_its_thing_unless_two_have_it(string? typed, string? key) => Assert.Equal(key, Two.Find(typed)?.Key);

    [Theory]
    [InlineData("Đông Tiến", "1")]
    [InlineData("đồng tiến", "2")]
    [InlineData("Dong Tien", null)]
    [InlineData("Xã Đồng Tiến", "2")]
    [InlineData("phuong dong tien", "1")]
    public void Of_two_that_differ_by_their_marks_the_one_written_so_is_meant(string typed, string? key) =>
        Assert.Equal(key, new Choices([new("1", "Đông Tiến", "Đông Sơn", "Phường Đông Tiến"), new("2", "Đồng Tiến", "Nông Cống", "Xã Đồng Tiến")]).Find(typed)?.Key);

    [Fact]
    public void What_is_shown_is_found_again() => Assert.Equal(["1", "2", "3"], Two.Suggestions.Select(s => Two.Find(s)!.Key));
}
