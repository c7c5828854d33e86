using Campaigns.Kernel.Modules;

[assembly: Module(Id = "Network", Version = "1.0.0")]
[assembly: Feature(Id = "Network", DependsOn = ["Accounts"], Category = "campaigns")]
