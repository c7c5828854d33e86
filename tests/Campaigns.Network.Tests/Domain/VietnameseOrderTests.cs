using Campaigns.Kernel.Values;

namespace Campaigns.Network.Tests.Domain;

public sealed class VietnameseOrderTests
{
    [Theory]
    [InlineData("Trần Thị An", "Nguyễn Văn Ánh", "Phạm Thị Dung", "Lê Văn Đạt", "Bùi Văn Đông", "Hà Thị Ơn", "Đỗ Văn Út", "Vi Văn Ước")]
    [InlineData("Lê Thị Anh", "Bùi Văn Anh", "An Văn Ánh")]
    [InlineData("Ân", "Bình", "Bỉnh", "Bĩnh", "Bính", "Bịnh")]
    [InlineData("Nguyễn Văn Hùng", "Nguyễn Văn Hùng 2")]
    public void Names_are_in_order_of_given_name_then_middle_then_family(params string[] names)
    {
        var shuffled = names.Reverse().OrderBy(VietnameseOrder.NameKey, StringComparer.Ordinal);
        if (names[^1].EndsWith('2')) Assert.NotEqual(VietnameseOrder.NameKey(names[0]), VietnameseOrder.NameKey(names[1]));
        else Assert.Equal(names, shuffled);
    }

    [Fact]
    public void Letters_are_in_their_order_and_a_shorter_word_comes_first()
    {
        string[] words = ["a", "an", "anh", "ă", "â", "b", "d", "đ", "e", "ê", "o", "ô", "ơ", "ơn", "u", "ư", "ươn"];
        Assert.Equal(words, words.Reverse().OrderBy(VietnameseOrder.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Both_ways_of_writing_a_letter_give_one_key() =>
        Assert.Equal(VietnameseOrder.Key("Nguyễn Thị Ước"), VietnameseOrder.Key("Nguyễn Thị Ước".Normalize(System.Text.NormalizationForm.FormD)));

    [Fact]
    public void A_key_holds_only_what_every_collation_orders_alike() =>
        Assert.Matches("^[0-9a-z]*$", VietnameseOrder.NameKey("H'Hen Niê-Kđăm, Ðức (ông) №5"));
}
