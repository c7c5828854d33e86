using Campaigns.Kernel.Modules;

[assembly: Module(Id = "Training", Version = "1.0.0")]
[assembly: Feature(Id = "Training", DependsOn = ["Network", "Notifications"], Category = "campaigns")]
