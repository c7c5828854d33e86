using Campaigns.Kernel.Modules;

[assembly: Module(Id = "Targets", Version = "1.0.0")]
[assembly: Feature(Id = "Targets", DependsOn = ["Network", "Insurance"], Category = "campaigns")]
