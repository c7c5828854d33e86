using Campaigns.Kernel.Modules;

[assembly: Theme(Id = "Theme.Province")]
