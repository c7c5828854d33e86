using Campaigns.Kernel.Commands;

namespace Campaigns.Kernel.Modules;

/// <summary>Puts uploaded packages where drop-in modules are looked for. A package is code that runs with all rights of the product: only who may
/// install software on the server may be given the permission. Implemented by the runtime.</summary>
public interface IModulePackages
{
    /// <summary>Whether this installation takes packages at all; the setting <c>Modules:AllowUpload</c>, true if not said.</summary>
    bool Allowed { get; }

    /// <summary>Unpacks a zip that holds one folder of the module's name, or the folder's content. Nothing of it runs until it is scanned and switched on.</summary>
    /// <param name="package">The zip; must be seekable.</param>
    /// <param name="ct">Gives up; nothing is left behind.</param>
    /// <returns>The module's folder. Refused when it is no such zip, too large, leads out of its folder, or is there already.</returns>
    Task<Result<string>> Install(Stream package, CancellationToken ct);
}
