namespace HumanResources.Training;

/// <summary>Enrolls people by the platform's service.</summary>
[DisclosesTo(Recipient.TrainingPlatform)]
internal sealed class TrainingPlatform(HttpClient client) : ITrainingPlatform
{
    public async Task EnrollAsync(string course, IReadOnlyList<Trainee> trainees, CancellationToken cancellation)
    {
        using var response = await client.PostAsJsonAsync($"courses/{course}/trainees", trainees, cancellation);
        response.EnsureSuccessStatusCode();
    }
}
