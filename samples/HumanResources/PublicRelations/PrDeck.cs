using System.Text;
using HumanResources.Data;

namespace HumanResources.PublicRelations;

/// <summary>The slides that present the company and the people who work here.</summary>
[Purpose(Purpose.PublicRelations)]
public sealed class PrDeck(HumanResourcesDb db)
{
    /// <summary>Slides in Markdown, with the names and titles of those who want to be seen.</summary>
    [return: PersonalData(Category.Employee)]
    public async Task<string> BuildAsync(CancellationToken cancellation)
    {
        var team = await db.Employees
            .Where(e => e.AppearsInPublic && e.LeftOn == null)
            .OrderBy(e => e.HiredOn)
            .Select(e => new { e.FullName, e.JobTitle })
            .ToListAsync(cancellation);

        var slides = new StringBuilder("# Example K.K.\n\n---\n\n## Who we are\n\n");
        foreach (var member in team)
        {
            slides.Append($"- **{member.FullName}**, {member.JobTitle}\n");
        }

        return slides.ToString();
    }
}
