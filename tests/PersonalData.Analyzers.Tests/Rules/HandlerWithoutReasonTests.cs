namespace PersonalData.Analyzers.Tests.Rules;

/// <summary>PD4002: where the reason of a refusal goes (SPEC 7).</summary>
public sealed class HandlerWithoutReasonTests() : RuleTest("PD4002")
{
    [Fact]
    public Task ResultWithoutPlaceForAReason_Reports() => Verify("""
        public class Requests
        {
            [HandlesRequest(SubjectRequest.CeaseUse, Category.Customer)] public bool {|PD4002:Erase|}(int id) => false;
            [HandlesRequest(SubjectRequest.Disclosure, Category.Customer)] public Task<string> {|PD4002:Show|}(int id) => Task.FromResult("");
            [HandlesRequest(SubjectRequest.Correction, Category.Customer)] public void {|PD4002:Correct|}(int id) { }
        }
        """);

    [Fact]
    public async Task Message() => Assert.Equal(
        "'Requests.Erase' answers a CeaseUse request, but its result has no place for the reason of a refusal. "
        + "Return a SubjectRequestResult, or a task or type that holds one.",
        await MessageOf("public class Requests { [HandlesRequest(SubjectRequest.CeaseUse, Category.Customer)] public bool Erase(int id) => false; }"));

    [Fact]
    public Task ResultThatHoldsOne_DoesNotTrigger() => Verify("""
        public sealed record Answer(SubjectRequestResult Result, string Text);

        public class Requests
        {
            [HandlesRequest(SubjectRequest.CeaseUse, Category.Customer)] public SubjectRequestResult Plain(int id) => SubjectRequestResult.Fulfilled;
            [HandlesRequest(SubjectRequest.CeaseUse, Category.Customer)] public Task<SubjectRequestResult> Later(int id) => null!;
            [HandlesRequest(SubjectRequest.CeaseUse, Category.Customer)] public ValueTask<SubjectRequestResult?> Maybe(int id) => default;
            [HandlesRequest(SubjectRequest.CeaseUse, Category.Customer)] public async Task<Answer> Around(int id) => null!;
            [HandlesRequest(SubjectRequest.CeaseUse, Category.Customer)] public (SubjectRequestResult Result, string Text) Both(int id) => default;
        }
        """);

    [Fact]
    public Task SeveralKinds_ReportOnce() => Verify("""
        public class Requests
        {
            [HandlesRequest(SubjectRequest.Correction, Category.Customer), HandlesRequest(SubjectRequest.CeaseUse, Category.Customer)]
            public bool {|PD4002:Erase|}(int id) => false;
        }
        """);

    [Fact]
    public Task Class_IsJudgedByItsMethods() => Verify("""
        [HandlesRequest(SubjectRequest.CeaseUse, Category.Customer)]
        public class {|PD4002:Erases|} { public bool Handle(int id) => false; }

        [HandlesRequest(SubjectRequest.CeaseUse, Category.Customer)]
        public class Answers { public SubjectRequestResult Handle(int id) => SubjectRequestResult.Fulfilled; }
        """);
}
