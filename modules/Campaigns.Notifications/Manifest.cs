using Campaigns.Kernel.Modules;

[assembly: Module(Id = "Notifications")]
[assembly: Feature(Id = "Notifications", Category = "content")]
