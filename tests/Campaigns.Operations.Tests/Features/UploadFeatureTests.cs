using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Operations.Features.UploadFeature;
using Campaigns.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Operations.Tests.Features;

public abstract class UploadFeatureTests(TestDatabase database) : IAsyncLifetime
{
    private TestModule _module = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _module = await Operations.On(database);

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_package_is_taken_and_noted_with_its_hash()
    {
        Assert.Equal("Campaigns.Thanks", (await Upload([1, 2, 3])).Value.Package);
        var note = Assert.Single(await _module.In(async s => (await s.GetRequiredService<IAuditLog>().List(new(), null, Ct)).Items));
        Assert.Equal("operations.feature-uploaded", note.Action);
        Assert.Contains("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81", note.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_may_install_uploads()
    {
        var manager = TestModule.Someone("", Permissions.ManageFeatures);
        Assert.Equal(FailureKind.Forbidden, Assert.Single((await Upload([1], manager)).Failures).Kind);
        Assert.True((await Upload([1], TestModule.Someone("", Permissions.InstallFeatures))).Succeeded);
    }

    [Fact]
    public async Task Where_uploads_are_off_nobody_uploads()
    {
        await _module.In(s => Task.FromResult(s.GetRequiredService<SomePackages>().Allowed = false));
        Assert.Equal("operations.package-not-allowed", Assert.Single((await Upload([1])).Failures).Code);
    }

    [Fact]
    public async Task Nothing_and_too_much_are_refused()
    {
        Assert.Equal("operations.package-missing", Assert.Single((await Upload([])).Failures).Code);
        var large = new FormFile(Stream.Null, 0, 51L * 1024 * 1024, "Package", "a.zip");
        Assert.Equal("operations.package-too-large-file", Assert.Single((await Handle(new(large), null)).Failures).Code);
    }

    private Task<Result<Uploaded>> Upload(byte[] content, Access? who = null) => Handle(new(new FormFile(new MemoryStream(content), 0, content.Length, "Package", "a.zip")), who);

    private Task<Result<Uploaded>> Handle(UploadFeature command, Access? who) => _module.In(s => s.GetRequiredService<IHandler<UploadFeature, Uploaded>>().Handle(command, Ct), who);
}

public sealed class UploadFeatureOnSqlite() : UploadFeatureTests(TestDatabase.Sqlite());

public sealed class UploadFeatureOnPostgres() : UploadFeatureTests(TestDatabase.Postgres());
