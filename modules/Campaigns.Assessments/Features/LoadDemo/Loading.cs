using System.Text.Json;
using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain.Observations;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Domain.Questions;
using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Recipes;

namespace Campaigns.Assessments.Features.LoadDemo;

/// <summary>The files of the recipe steps.</summary>
internal static class Loading
{
    public static async Task<List<T>> File<T>(RecipeContext context, CancellationToken ct)
    {
        var file = context.Text("file");
        await using var stream = context.Open(file);
        return await JsonSerializer.DeserializeAsync<List<T>>(stream, StoredJson.Options, ct) ?? throw new RecipeException($"{file} is empty");
    }

    public static T Checked<T>(string what, Result<T> result) => result.Succeeded ? result.Value : throw new RecipeException($"{what}: {result.Failures[0].Code}");
}

/// <summary>A question of the file with its versions.</summary>
internal sealed record QuestionRow(string Code, string Topic, int Level, QuestionKind Kind, IReadOnlyList<VersionRow> Versions);

/// <summary>A version; choices of an ordering question stand in the right order.</summary>
internal sealed record VersionRow(DateOnly? From, DateOnly? To, Words Prompt, IReadOnlyList<Choice>? Choices, NumberKey? Number, ContributionCase? Case, Words? Why, string? Source)
{
    public QuestionBody Body(QuestionKind kind) => new() { Kind = kind, Prompt = Prompt, Choices = Choices ?? [], Number = Number, Case = Case, Why = Why, Source = Source ?? "" };
}

internal sealed record BlueprintRow(string Course, int Minutes, bool EveryCaseRight, IReadOnlyList<BlueprintLine> Lines);

internal sealed record RubricRow(string Course, int Observers, IReadOnlyList<Criterion> Criteria);
