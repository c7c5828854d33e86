using Campaigns.Kernel.Modules;

[assembly: Module(Id = "Desk", Version = "1.0.0")]
[assembly: Feature(Id = "Desk", DependsOn = ["Accounts", "Registrations", "Insurance", "Network"], Category = "campaigns")]
