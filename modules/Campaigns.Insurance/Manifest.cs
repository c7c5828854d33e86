using Campaigns.Kernel.Modules;

[assembly: Module(Id = "Insurance", Version = "1.0.0", ApiVersion = 1)]
[assembly: Feature(Id = "Insurance", DependsOn = ["Accounts", "Network", "People"])]
