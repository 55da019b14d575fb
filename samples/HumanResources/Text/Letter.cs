namespace HumanResources.Text;

/// <summary>How the company writes to people, whoever they are.</summary>
internal static class Letter
{
    public static string To(string name, string text) => $"Dear {name},\n\n{text}\n\nExample K.K.\n";
}
