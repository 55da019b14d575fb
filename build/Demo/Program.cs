// The main job, from nothing to a report: packs the package, builds the samples with it, and shows what it found.
//
//   dotnet run --project build/Demo
//   dotnet run --project build/Demo -- --picture <file.svg> <Source.cs> <expression>
//
// The second also draws the first PD1001 at that expression of that source file, as an editor shows it.
using System.Reflection;
using Demo;

var root = typeof(Sdk).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
if (args is not ([] or ["--picture", _, _, _]))
{
    Console.Error.WriteLine("Usage: dotnet run --project build/Demo [-- --picture <file.svg> <Source.cs> <expression>]");
    return 2;
}

Terminal.Heading("Packing PersonalData.Analyzers");
if (!Sdk.Run(root, quiet: false, "pack", "src/PersonalData.Package"))
    return Terminal.Failure("The package could not be packed.");

Terminal.Heading("Building samples/HumanResources, whose every use of personal data the policy allows");
if (!Sdk.Run(root, quiet: false, "build", "samples/HumanResources", "--no-incremental"))
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

if (args is [_, var picture, var source, var expression])
{
    var shown = findings.FirstOrDefault(f => f.Rule == "PD1001" && Path.GetFileName(f.Place.File) == source && f.Place.Text == expression);
    if (shown is null)
        return Terminal.Failure($"There is no PD1001 at '{expression}' in {source}.");

    File.WriteAllText(picture, Picture.Of(shown, findings));
    Console.WriteLine($"Drew {picture}");
}

return 0;
