using Campaigns.Kernel.Setup;

namespace Campaigns.Network.Contracts;

/// <summary>The areas chosen in the first set-up, before anything of them is stored: for later steps that depend on them.</summary>
public interface ISetupAreas
{
    /// <summary>Code of the province that everything lies in.</summary>
    string ProvinceCode { get; }

    /// <summary>The areas answered so far that are known, in the order they were named.</summary>
    IReadOnlyList<SetupArea> Chosen(SetupAnswers answers);
}

/// <summary>An operating area of the catalogue.</summary>
/// <param name="Code">Such as <c>dong-son</c>.</param>
/// <param name="Name">Without the word of its level.</param>
/// <param name="Communes">How many communes lie in it.</param>
public sealed record SetupArea(string Code, string Name, int Communes);
