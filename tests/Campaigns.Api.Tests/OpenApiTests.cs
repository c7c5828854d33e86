using System.Reflection;
using Campaigns.Testing.Site;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>The document says what the API does: a client made from it by another tool works.</summary>
public sealed class OpenApiTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.World();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_generated_client_lists_campaigns()
    {
        using var http = await _site.Api("coordinator");
        var document = await OpenApiDocument.FromJsonAsync(await http.GetStringAsync(new Uri(_site.Address, "/openapi/v1.json"), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.True(document.Paths.Count > 20, $"only {document.Paths.Count} paths");
        Assert.All(document.Paths.Keys, path => Assert.StartsWith("/api/v1/", path, StringComparison.Ordinal));
        var client = Compile(new CSharpClientGenerator(document, new() { ClassName = "CampaignsClient", CSharpGeneratorSettings = { Namespace = "Made" } }).GenerateFile());
        var made = Activator.CreateInstance(client, http)!;
        client.GetProperty("BaseUrl")?.SetValue(made, _site.Address.ToString());
        var list = client.GetMethods().Where(m => m.Name.Contains("ampaigns", StringComparison.Ordinal) && m.Name.EndsWith("Async", StringComparison.Ordinal)).OrderBy(m => m.Name.Length)
            .First(m => m.GetParameters().All(p => p.HasDefaultValue || p.ParameterType == typeof(int?) || p.ParameterType == typeof(string)));
        var call = (Task)list.Invoke(made, [.. list.GetParameters().Select(p => p.HasDefaultValue ? p.DefaultValue : null)])!;
        await call;
        Assert.NotNull(call.GetType().GetProperty("Result")?.GetValue(call));
    }

    private static Type Compile(string source)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(':').Select(p => MetadataReference.CreateFromFile(p));
        var compilation = CSharpCompilation.Create("Made", [CSharpSyntaxTree.ParseText(source)], references, new(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        return Assembly.Load(stream.ToArray()).GetType("Made.CampaignsClient")!;
    }
}
