using Campaigns.Testing.Site;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Campaigns.Api.Tests;

/// <summary>A drop-in compiled from a few lines, for each way in which one can be wrong.</summary>
internal static class MadeDropIn
{
    private const string Usings = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Campaigns.Data;
        using Campaigns.Kernel.Modules;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        """;

    // Read once: the whole framework is among them.
    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p))]);

    /// <summary>Compiles it into its folder under the data path. The library, if any, is compiled with it but not put there.</summary>
    public static void Place(string dataPath, string name, string source, string? library = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(DropIns.Folder(dataPath), name)).FullName;
        MetadataReference[] more = library is null ? [] : [MetadataReference.CreateFromImage(Compile("Library.Of." + name, library, []))];
        File.WriteAllBytes(Path.Combine(folder, name + ".dll"), Compile(name, Usings + source, more));
    }

    private static byte[] Compile(string name, string source, IEnumerable<MetadataReference> more)
    {
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)], [.. References.Value, .. more], new(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        return emitted.Success ? stream.ToArray() : throw new ArgumentException(string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
    }
}
