using Campaigns.Approvals.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Approvals.Features.TestHost;

/// <summary>Registers the test world in place of the other modules.</summary>
internal static class TestServices
{
    public static IServiceCollection AddTestWorld(this IServiceCollection services)
    {
        services.AddSingleton<TestWorld>();
        services.AddScoped<Invariants>();
        services.AddSingleton<IDirectorySource, TestDirectorySource>();
        services.AddSingleton<IApprovalSubjectProvider>(s => new TestSubjects(s.GetRequiredService<TestWorld>(), "test.plan", financial: false));
        services.AddSingleton<IApprovalSubjectProvider>(s => new TestSubjects(s.GetRequiredService<TestWorld>(), "test.money", financial: true));
        services.AddSingleton<IApprovalCommandHandler, TestCommands>();
        return services;
    }
}
