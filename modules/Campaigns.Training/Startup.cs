using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Campaigns.Network.Contracts;
using Campaigns.Training.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Features;
using Campaigns.Training.Features.AnswerOthers;
using Campaigns.Training.Features.Assess;
using Campaigns.Training.Features.IssueCertificate;
using Campaigns.Training.Features.WithdrawCertificate;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Training;

internal sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModuleData<TrainingDbContext, TrainingOnSqlite, TrainingOnPostgres>();
        services.AddScoped<Author>().AddScoped<People>().AddScoped<ScoreBook>().AddScoped<Records>().AddScoped<Issuing>().AddScoped<Register>();
        services.AddScoped<ITrainingSessions, TrainingSessions>().AddScoped<ITrainingResults, TrainingResults>();
        services.AddScoped<IStaffCertificates, HeldCertificates>();
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services) => TrainingRoutes.Map(routes);
}
