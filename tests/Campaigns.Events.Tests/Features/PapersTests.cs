using System.Text;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.EventFormats;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.PrintPapers;
using Campaigns.Registrations.Contracts;
using Campaigns.Testing;
using Campaigns.Ui.Documents;
using Xunit;

namespace Campaigns.Events.Tests.Features;

/// <summary>Papers hold what is long.</summary>
public sealed class PapersTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("Hội nghị tuyên truyền chính sách ", 6)).Trim();

    [Theory]
    [InlineData("Họp dân", 1)]
    [InlineData("Hội nghị tuyên truyền, đối thoại và giải đáp chính sách bảo hiểm xã hội tự nguyện, bảo hiểm y tế hộ gia đình dành cho hội viên Hội Nông dân và người lao động tự do các thôn vùng biển", 0.81)]
    public void The_letters_of_a_poster_grow_smaller_with_its_title(string title, double most)
    {
        Assert.InRange(Poster.Scale(Row(title), new KeyTexts()), 0.5, most);
        Assert.Equal(1, Pages(Poster.Write(Row(title), "https://campaigns.example/events/hoang-tien-20-03-2019", new KeyTexts())));
    }

    [Fact]
    public void A_long_note_goes_on_on_the_next_page_of_the_run_sheet()
    {
        Assert.Equal(1, Pages(Sheet(null)));
        Assert.Equal(3, Pages(Sheet(string.Concat(Enumerable.Repeat("Mang loa dự phòng, mượn thêm ghế nhựa. ", 180)))));
    }

    [Fact]
    public void A_line_is_broken_where_it_is_drawn()
    {
        var lines = Pdf.Lines(Long, 12, 200);
        Assert.Equal(Long, string.Join(' ', lines));
        Assert.Equal(lines.Count * 12 * 1.35f, Pdf.HeightOf(Long, 12, 200), 3);
    }

    private static byte[] Sheet(string? note) => RunSheet.Write(new(Row("Họp dân") with { Note = note }, SeatCounts.None), null, new(["Phạm Thị Hoa"], []), new KeyTexts());

    private static int Pages(byte[] pdf) => Encoding.Latin1.GetString(pdf).Split("/Type /Page\n").Length - 1;

    private static EventRow Row(string title) => new()
    {
        Id = Guid.CreateVersion7(), Version = 1, Slug = "hoang-tien-20-03-2019", Status = EventStatus.Published, CampaignId = Neighbours.Campaign, Title = title, Format = "commune-meeting", UnitCode = "15988",
        UnitName = "Xã Hoằng Tiến", ScopePath = "38/399/15988", Venue = new(Guid.CreateVersion7(), "Nhà văn hóa thôn Đông Thượng, Đông Hạ và Đông Trung (khu phố 7 cũ)", "Số 12, đường Nguyễn Thị Minh Khai nối dài, tổ dân phố số 15, Xã Hoằng Tiến - tỉnh Thanh Hóa", null, null),
        StartsAt = Some.At(20, 8), EndsAt = Some.At(20, 10), Capacity = 50, OpensAt = Some.At(1, 8), ClosesAt = Some.At(20, 8), Waitlist = true, Staff = [], Budget = null, Note = null, OverrideReason = null,
        Holds = true, Sequence = 0, PublishedAt = Some.At(1, 8), MovedFrom = null, PublicReason = null, ChangedAt = Some.At(1, 8), ApprovalRequestId = null,
    };
}
