using System.Net;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckPassword;
using Campaigns.Accounts.Features.KeepSession;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Campaigns.Accounts.Tests.Features;

public sealed class GuessablePasswordsTests
{
    private static async Task<bool> Passes(string password) =>
        (await new GuessablePasswords().ValidateAsync(null!, Account.Open("coordinator", "Lê Thị Hạnh", "post", default), password)).Succeeded;

    [Theory]
    [InlineData("password1234")]
    [InlineData("123456789012")]
    [InlineData("qwertyuiop12")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("abcdefghijkl")]
    [InlineData("coordinator1")]
    [InlineData("matkhau12345")]
    [InlineData("hanhhanhhanh")]
    public async Task What_is_guessed_first_is_refused(string password) => Assert.False(await Passes(password));

    [Theory]
    [InlineData("Thanhhoa-2019")]
    [InlineData("mot-cau-dai-2019")]
    [InlineData("another-sentence")]
    [InlineData("bốn con trâu trên đê")]
    [InlineData("correct horse battery")]
    [InlineData("k7#mQ2xz!pLw")]
    [InlineData("mat khau cua toi")]
    public async Task A_sentence_or_a_kept_random_text_passes(string password) => Assert.True(await Passes(password));

    [Fact]
    public void The_same_signs_are_one_password_however_they_were_typed() =>
        Assert.Equal(PasswordText.Normal("bốn trâu"), PasswordText.Normal("bốn trâu".Normalize(System.Text.NormalizationForm.FormD)));

    [Theory]
    [InlineData("203.113.1.77", "203.113.1.•")]
    [InlineData("::ffff:203.113.1.77", "203.113.1.•")]
    [InlineData("2001:ee0:4c1:9::1", "2001:ee0:4c1::•")]
    public void An_address_is_kept_without_its_last_part(string address, string kept) => Assert.Equal(kept, Traces.Address(IPAddress.Parse(address)));

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0", "Edge · Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari · iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36", "Chrome · Android")]
    [InlineData("curl/8.5.0", "")]
    public void A_device_is_told_in_words(string agent, string words)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.UserAgent = agent;
        Assert.Equal(words, Traces.Device(http.Request));
    }
}
