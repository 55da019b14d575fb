// The main job, from nothing to a report: packs the package, builds the samples with it, and shows what it found.
//
//   dotnet run --project build/Demo                        the whole of it
//   dotnet run --project build/Demo -- --picture <file>    also draws the first finding as an SVG file
using System.Reflection;
using Demo;

var root = typeof(Sdk).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
var picture = args is ["--picture", var file] ? Path.GetFullPath(file) : null;
if (picture is null && args.Length > 0)
{
    Console.Error.WriteLine("Usage: dotnet run --project build/Demo [-- --picture <file.svg>]");
    return 2;
}

Terminal.Heading("Packing PersonalData.Analyzers");
if (!Sdk.Run(root, quiet: false, "pack", "src/PersonalData.Package"))
    return Terminal.Failure("The package could not be packed.");

Terminal.Heading("Building samples/HumanResources, whose every use of personal data the policy allows");
if (!Sdk.Run(root, quiet: false, "build", "samples/HumanResources", "--no-incremental", "-p:TreatWarningsAsErrors=true"))
    return Terminal.Failure("This sample must build without a warning.");

Terminal.Heading("Building samples/HumanResources.Rejected, which must be rejected");
var log = Path.Combine(root, "artifacts", "demo", "rejected.sarif");
Directory.CreateDirectory(Path.GetDirectoryName(log)!);
File.Delete(log);
if (Sdk.Run(root, quiet: true, "build", "samples/HumanResources.Rejected", "--no-incremental", $"-p:ErrorLog={log}%2Cversion=2.1"))
    return Terminal.Failure("This sample must not build.");

if (!File.Exists(log))
    return Terminal.Failure("The build of this sample stopped before the compiler.");

var findings = Finding.Read(log);
if (!findings.Any(f => f.Rule.StartsWith("PD", StringComparison.Ordinal) && f.IsError))
    return Terminal.Failure("This sample must be rejected by the analyzers.");

foreach (var finding in findings)
    Terminal.Show(finding, root);

var (errors, others) = (findings.Count(f => f.IsError), findings.Count(f => !f.IsError));
Console.WriteLine($"Rejected: {errors} errors, {others} warnings.");

Terminal.Heading("What samples/HumanResources does with personal data, from the registry in its assembly");
RegistryTable.Write(AssemblyRegistry.Read(Path.Combine(root, "samples/HumanResources/bin/Debug/net10.0/HumanResources.dll")));

if (picture is not null)
{
    File.WriteAllText(picture, Picture.Of(findings.First(f => f.Rule == "PD1001")));
    Console.WriteLine($"Drew {picture}");
}

return 0;
