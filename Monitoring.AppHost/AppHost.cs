Console.WriteLine(Projects.Monitoring_AppHost.ProjectPath + " " + new Projects.Monitoring_Watchdog().ProjectPath);
