using Campaigns.Kernel.Modules;

[assembly: Module(Id = "Accounts")]
[assembly: Feature(Id = "Accounts", Category = "system")]
[assembly: Feature(Id = "Accounts.OutsideSignIn", DependsOn = ["Accounts"], Category = "system", StartsOff = true)]
