using Campaigns.Kernel.Modules;

[assembly: Module(Id = "Operations")]
[assembly: Feature(Id = "Operations", DependsOn = ["Accounts"], Category = "system")]
