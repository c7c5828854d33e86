using Campaigns.Kernel.Modules;

[assembly: Module(Id = "Accounts")]
[assembly: Feature(Id = "Accounts", Category = "system")]
