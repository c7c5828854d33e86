using Campaigns.Kernel.Modules;

[assembly: Module(Id = "Events")]
[assembly: Feature(Id = "Events", DependsOn = ["Network", "Targets", "Registrations", "Content", "Notifications"], Category = "campaigns")]
