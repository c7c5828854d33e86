using Campaigns.Runtime;

try
{
    var options = new WebApplicationOptions { Args = args, ContentRootPath = args.Any(a => a.StartsWith("--contentRoot", StringComparison.Ordinal)) ? null : HostFolder.Find() };
    var builder = WebApplication.CreateBuilder(options);
    builder.AddCampaigns(args);
    return await builder.Build().RunCampaigns(args);
}
catch (Exception e) when (CampaignsApplication.Explain(e) is { } reason)
{
    await Console.Error.WriteLineAsync(reason);
    return 1;
}

/// <summary>For tests that run the whole host.</summary>
public partial class Program;
