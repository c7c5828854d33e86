using Campaigns.Kernel.Modules;

[assembly: Module(Id = "Broken", Version = "1.0.0")]
[assembly: Feature(Id = "Broken", Category = "campaigns")]
