using Campaigns.Kernel.Modules;

[assembly: Module(Id = "Pledges", Version = "1.0.0")]
[assembly: Feature(Id = "Pledges", Category = "campaigns")]
