using System.Reflection;
using Campaigns.Kernel.Values;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Testing.Conformance;

/// <summary>What the product asks of every module. Derive one sealed class per database in a module's own tests, and each rule is a test of it.</summary>
/// <param name="database">Where its tables are made.</param>
public abstract class ModuleConformance(TestDatabase database) : IAsyncLifetime
{
    private TestModule _started = null!;

    /// <summary>The module.</summary>
    protected abstract Assembly Module { get; }

    /// <summary>Whose data <see cref="Provoke"/> leaves behind; null when the module knows nothing of people.</summary>
    protected virtual RecordRef? Person => null;

    /// <summary>Words in that data which tell who it is: a name, a number, a remark.</summary>
    protected virtual IReadOnlyCollection<string> Markers => [];

    /// <summary>What the module did to its neighbours so far, in words, such as how many messages it sent. Hearing of something twice must not change it.</summary>
    protected virtual string Outside => "";

    /// <summary>Doubles of the modules it asks.</summary>
    protected virtual void AddNeighbours(IServiceCollection services)
    {
        // A module that asks nobody has none.
    }

    /// <summary>Does what the module is for, once: enough to raise an event for each of its subscribers.</summary>
    protected abstract Task Provoke(TestModule module);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _started = await TestModule.Start(database, [Module], AddNeighbours);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_started is not null) await _started.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Both languages have every text, names and permissions have theirs, and no text is a neighbour's.</summary>
    [Fact]
    public void Texts_are_there_in_both_languages() => None(ModuleTexts.Breaches(Module));

    /// <summary>Permissions carry the module's name, and every page says who may open it.</summary>
    [Fact]
    public void Permissions_are_its_own_and_no_page_is_without_one() => None(ModulePermissions.Breaches(Module));

    /// <summary>Migrations touch only tables with the module's prefix, on both databases, and none is missing.</summary>
    [Fact]
    public void Tables_have_its_prefix_and_migrations_are_complete() => None(ModuleTables.Breaches(Module));

    /// <summary>A delivery may come again after a crash.</summary>
    [Fact]
    public async Task Hearing_of_something_twice_changes_nothing() =>
        None(await TwiceHeard.Breaches(_started, Module, () => Provoke(_started), () => Outside));

    /// <summary>What a person was told is all there is, and after erasure nothing tells who they were.</summary>
    [Fact]
    public async Task A_person_is_exported_whole_and_erased() =>
        None(await ErasedPerson.Breaches(_started, Module, () => Provoke(_started), Person, Markers));

    private static void None(IEnumerable<string> breaches) => Assert.Empty(breaches);
}
