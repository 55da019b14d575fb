namespace PersonalData.Analyzers.Rules.Discovery;

/// <summary>What a member's type can hold, as the words ask for it.</summary>
[Flags]
internal enum DataKinds
{
    None = 0,
    Text = 1,
    Date = 2,
    Number = 4,
    Bytes = 8,
    Flag = 16,
    Enum = 32,
}
