using Campaigns.Kernel.Modules;

[assembly: Module(Id = "People", Version = "1.0.0")]
[assembly: Feature(Id = "People", DependsOn = ["Network"], Category = "campaigns")]
