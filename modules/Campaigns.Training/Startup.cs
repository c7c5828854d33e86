using Campaigns.Approvals.Contracts;
using Campaigns.Content.Contracts;
using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Campaigns.Network.Contracts;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Training.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Features;
using Campaigns.Training.Features.AnswerOthers;
using Campaigns.Training.Features.AskCertification;
using Campaigns.Training.Features.AskOverride;
using Campaigns.Training.Features.Assess;
using Campaigns.Training.Features.Badges;
using Campaigns.Training.Features.CheckIn;
using Campaigns.Training.Features.EnrolMyself;
using Campaigns.Training.Features.IssueCertificate;
using Campaigns.Training.Features.Matrix;
using Campaigns.Training.Features.IssueForClass;
using Campaigns.Training.Features.MyTraining;
using Campaigns.Training.Features.PlanSession;
using Campaigns.Training.Features.PrintCertificate;
using Campaigns.Training.Features.SeeEffects;
using Campaigns.Training.Features.SeeGaps;
using Campaigns.Training.Features.ShowClasses;
using Campaigns.Training.Features.ShowSession;
using Campaigns.Training.Features.TellClass;
using Campaigns.Training.Features.VerifyCertificate;
using Campaigns.Training.Features.WatchExpiry;
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
        services.AddScoped<Verification>().AddScoped<MatrixQuery>().AddScoped<MatrixPeople>().AddScoped<MatrixChoices>().AddScoped<SheetQuery>();
        services.AddScoped<ITrainingSessions, TrainingSessions>().AddScoped<ITrainingResults, TrainingResults>();
        services.AddScoped<IStaffCertificates, HeldCertificates>();
        services.AddScoped<Seals>().AddScoped<SiteAddress>().AddScoped<BadgeMaker>().AddScoped<StatusLists>().AddSingleton<CertificatePress>().AddScoped<Printing>();
        services.AddScoped<ClassReadiness>().AddScoped<GapsQuery>().AddScoped<EffectQuery>().AddScoped<ClassPasses>();
        services.AddScoped<CertificationGate>().AddScoped<Certifications>().AddScoped<IApprovalSubjectProvider, Certifications>().AddScoped<IApprovalCommandHandler, IssueOnApproval>();
        services.AddScoped<IApprovalSubjectProvider, Overrides>().AddScoped<IApprovalCommandHandler, GrantOverride>();
        services.AddScoped<Addressees>().AddSingleton<INoticeTemplates, ExpiryNotices>().AddSingleton<INoticeTemplates, ClassNotices>();
        services.AddScoped<OwnPlace>().AddScoped<Planning>().AddScoped<PlanChoices>().AddScoped<MyClassesQuery>().AddScoped<IOfferingSource, TrainingOfferings>().AddScoped<OpenClasses>().AddScoped<IPublicPages, ClassPages>();
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services) => TrainingRoutes.Map(routes);
}
