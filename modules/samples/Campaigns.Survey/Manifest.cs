using Campaigns.Kernel.Modules;

[assembly: Module(Id = "Survey", Version = "1.0.0")]
[assembly: Feature(Id = "Survey", DependsOn = ["Events", "Notifications", "People"], Category = "campaigns")]
