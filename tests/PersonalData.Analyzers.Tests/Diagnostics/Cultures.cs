using System.Globalization;

namespace PersonalData.Analyzers.Tests.Diagnostics;

/// <summary>The languages that the package speaks.</summary>
internal static class Cultures
{
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    public static CultureInfo Japanese { get; } = CultureInfo.GetCultureInfo("ja");

    /// <summary>Runs <paramref name="action"/> as a compiler does whose UI language is <paramref name="culture"/>.</summary>
    public static T Under<T>(CultureInfo culture, Func<T> action)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = culture;
        try
        {
            return action();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
