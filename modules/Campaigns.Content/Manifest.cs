using Campaigns.Kernel.Modules;

[assembly: Module(Id = "Content")]
[assembly: Feature(Id = "Content", Category = "content")]
