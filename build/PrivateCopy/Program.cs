// Writes a copy of a library under another assembly name, all its types internal, open to the named friends only.
//
// A compiler loads many analyzers into one process, and on .NET Framework into one binding context, where the first
// assembly of a name wins. A copy under a name of our own can neither win against another analyzer's YamlDotNet nor
// lose to it; internal types can't be confused with the original's in a project that references both.
//
// Usage: PrivateCopy <library.dll> <copy.dll> <friend assembly>...
using Mono.Cecil;

if (args.Length < 3)
{
    Console.Error.WriteLine("Usage: PrivateCopy <library.dll> <copy.dll> <friend assembly>...");
    return 2;
}

var (source, target, friends) = (args[0], Path.GetFullPath(args[1]), args[2..]);

using var assembly = AssemblyDefinition.ReadAssembly(source, new ReaderParameters { InMemory = true });
var module = assembly.MainModule;

assembly.Name.Name = Path.GetFileNameWithoutExtension(target);
module.Name = Path.GetFileName(target);

// The public key would promise a signature that the copy can't have.
assembly.Name.PublicKey = [];
assembly.Name.HasPublicKey = false;
module.Attributes &= ~ModuleAttributes.StrongNameSigned;

foreach (var type in module.Types.Where(type => type.IsPublic))
    type.IsNotPublic = true;

var friendAttribute = module.ImportReference(
    new MethodReference(".ctor", module.TypeSystem.Void, FriendAttributeType(module))
    {
        HasThis = true,
        Parameters = { new ParameterDefinition(module.TypeSystem.String) },
    });

// The original's friends are its own tests, signed with the key that is gone.
foreach (var old in assembly.CustomAttributes.Where(a => a.AttributeType.Name == "InternalsVisibleToAttribute").ToList())
    assembly.CustomAttributes.Remove(old);

foreach (var friend in friends)
{
    assembly.CustomAttributes.Add(new CustomAttribute(friendAttribute)
    {
        ConstructorArguments = { new CustomAttributeArgument(module.TypeSystem.String, friend) },
    });
}

Directory.CreateDirectory(Path.GetDirectoryName(target)!);

// Same input, same bytes: no clock, and a module id made of the content.
assembly.Write(target, new WriterParameters { DeterministicMvid = true, Timestamp = 0 });
return 0;

static TypeReference FriendAttributeType(ModuleDefinition module) =>
    new("System.Runtime.CompilerServices", "InternalsVisibleToAttribute", module, module.TypeSystem.CoreLibrary);
