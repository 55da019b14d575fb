using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PersonalData;

namespace Demo;

/// <summary>Reads the registry out of a built assembly without loading it, as any tool can.</summary>
internal static class AssemblyRegistry
{
    public static RegistryDocument Read(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        foreach (var attribute in metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute))
        {
            if (attribute.Constructor.Kind != HandleKind.MemberReference)
                continue;

            var constructor = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor);
            if (constructor.Parent.Kind != HandleKind.TypeReference)
                continue;

            var type = metadata.GetTypeReference((TypeReferenceHandle)constructor.Parent);
            if (metadata.GetString(type.Namespace) != nameof(PersonalData) || metadata.GetString(type.Name) != nameof(PersonalDataRegistryAttribute))
                continue;

            // The value's blob: a two-byte prolog, then the one argument.
            var value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            return RegistryDocument.Parse(value.ReadSerializedString()!);
        }

        throw new InvalidDataException($"{assembly} carries no registry.");
    }
}
