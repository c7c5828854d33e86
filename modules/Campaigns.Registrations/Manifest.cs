using Campaigns.Kernel.Modules;

[assembly: Module(Id = "Registrations", Version = "1.0.0")]
[assembly: Feature(Id = "Registrations", DependsOn = ["Network", "Notifications"], Category = "campaigns")]
