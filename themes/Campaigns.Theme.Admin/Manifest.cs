using Campaigns.Kernel.Modules;

[assembly: Theme(Id = "Theme.Admin", Serves = ["/admin", "/login", "/setup"])]
