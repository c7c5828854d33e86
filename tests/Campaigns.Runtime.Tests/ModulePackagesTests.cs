using System.IO.Compression;
using Campaigns.Kernel.Commands;
using Campaigns.Runtime.Loading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Campaigns.Runtime.Tests;

/// <summary>A package is unpacked whole and into its own folder, or not at all.</summary>
public sealed class ModulePackagesTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("campaigns-packages-").FullName;

    private string Modules => Path.Combine(_data, "modules");

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData("Thanks/Thanks.dll", "Thanks/wwwroot/a.css")]
    [InlineData("Thanks.dll", "Thanks.deps.json", "Other.dll", "wwwroot/a.css")]
    public async Task A_folder_or_its_content_is_taken(params string[] entries)
    {
        var installed = await Install(entries);
        Assert.Equal("Thanks", installed.Value);
        Assert.True(File.Exists(Path.Combine(Modules, "Thanks", "wwwroot", "a.css")));
        Assert.Equal(["Thanks"], Directory.GetFileSystemEntries(Modules).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("leads-out", "Thanks/Thanks.dll", "Thanks/../../escaped")]
    [InlineData("leads-out", "Thanks/Thanks.dll", "/etc/escaped")]
    [InlineData("leads-out", "Thanks/Thanks.dll", "Thanks\\..\\escaped")]
    [InlineData("leads-out", "Thanks/Thanks.dll", "C:/escaped")]
    [InlineData("no-module", "Thanks/Other.dll")]
    [InlineData("no-module", ".hidden/.hidden.dll")]
    [InlineData("no-module", "A/A.dll", "B/B.dll")]
    [InlineData("no-module")]
    public async Task What_leads_out_of_its_folder_or_is_no_module_is_refused_and_nothing_is_left(string reason, params string[] entries)
    {
        Assert.Equal("operations.package-" + reason, Assert.Single((await Install(entries)).Failures).Code);
        Assert.Empty(Directory.Exists(Modules) ? Directory.GetFileSystemEntries(Modules) : []);
        Assert.False(File.Exists(Path.Combine(_data, "escaped")));
    }

    [Fact]
    public async Task A_path_from_the_root_behind_an_empty_part_is_refused()
    {
        var outside = Path.Combine(_data, "escaped");
        Assert.Equal("operations.package-leads-out", Assert.Single((await Install(["Thanks/Thanks.dll", "Thanks/" + outside])).Failures).Code);
        Assert.False(File.Exists(outside));
    }

    [Fact]
    public async Task A_link_is_refused() => Assert.Equal("operations.package-leads-out", Assert.Single((await Install(["Thanks/Thanks.dll", "Thanks/link"], link: true)).Failures).Code);

    [Fact]
    public async Task A_small_zip_that_becomes_very_large_is_refused_and_nothing_is_left()
    {
        Assert.Equal("operations.package-too-large", Assert.Single((await Install(["Thanks/Thanks.dll"], megabytes: PackagePlan.MostMegabytes + 1)).Failures).Code);
        Assert.Empty(Directory.GetFileSystemEntries(Modules));
    }

    [Fact]
    public async Task Too_many_files_are_refused() =>
        Assert.Equal("operations.package-too-large", Assert.Single((await Install([.. Enumerable.Range(0, PackagePlan.MostEntries + 1).Select(n => $"Thanks/{n}")])).Failures).Code);

    [Fact]
    public async Task What_is_no_zip_is_refused() => Assert.Equal("operations.package-no-zip", Assert.Single((await Store(new MemoryStream([1, 2, 3]))).Failures).Code);

    [Fact]
    public async Task Where_uploads_are_off_nothing_is_taken() =>
        Assert.Equal("operations.package-not-allowed", Assert.Single((await Store(new MemoryStream(), ("Modules:AllowUpload", "false"))).Failures).Code);

    private Task<Result<string>> Install(string[] entries, bool link = false, int megabytes = 0)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in entries)
            {
                var entry = zip.CreateEntry(name);
                if (link && name.EndsWith("link", StringComparison.Ordinal)) entry.ExternalAttributes = unchecked((int)0xA1FF0000);
                using var content = entry.Open();
                for (var i = 0; i < megabytes; i++) content.Write(new byte[1024 * 1024]);
            }

        file.Position = 0;
        return Store(file);
    }

    private Task<Result<string>> Store(Stream package, params (string Key, string Value)[] settings)
    {
        File.WriteAllText(Path.Combine(_data, "modules.txt"), "");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
        return new ModulePackages(new ModuleCatalog(Path.Combine(_data, "modules.txt"), _data), configuration, NullLogger<ModulePackages>.Instance).Install(package, TestContext.Current.CancellationToken);
    }
}
