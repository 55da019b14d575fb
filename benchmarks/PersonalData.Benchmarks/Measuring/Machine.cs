namespace PersonalData.Benchmarks.Measuring;

/// <summary>What else the reader of figures has to know.</summary>
internal static class Machine
{
    private const string LoadFile = "/proc/loadavg";

    /// <summary>How busy the machine is: the load of the last minute where the system tells it.</summary>
    public static string Load() => File.Exists(LoadFile) ? File.ReadAllText(LoadFile).Split(' ')[0] : "unknown";

    public static string Describe() => $"{Environment.ProcessorCount} processors, .NET {Environment.Version}";
}
