using Campaigns.Kernel.Modules;

[assembly: Module(Id = "Assessments", Version = "1.0.0")]
[assembly: Feature(Id = "Assessments", DependsOn = ["Network", "Insurance", "Training"], Category = "campaigns")]
