using Campaigns.Kernel.Modules;

[assembly: Module(Id = "Approvals", Version = "1.0.0")]
[assembly: Feature(Id = "Approvals", Category = "campaigns")]
