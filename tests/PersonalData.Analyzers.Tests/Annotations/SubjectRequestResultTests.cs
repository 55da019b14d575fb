namespace PersonalData.Analyzers.Tests.Annotations;

public sealed class SubjectRequestResultTests
{
    [Fact]
    public void Fulfilled_HasNoReason()
    {
        var result = SubjectRequestResult.Fulfilled;

        Assert.True(result.IsFulfilled);
        Assert.False(result.IsRefused);
        Assert.Null(result.Reason);
    }

    [Fact]
    public void Refused_TellsItsReason()
    {
        var result = SubjectRequestResult.Refused("  We hold no data under this number. ");

        Assert.True(result.IsRefused);
        Assert.False(result.IsFulfilled);
        Assert.Equal("We hold no data under this number.", result.Reason);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n　")]
    public void RefusalWithoutReason_CannotBeBuilt(string? reason)
    {
        var error = Assert.Throws<ArgumentException>(() => SubjectRequestResult.Refused(reason!));

        Assert.Equal("reason", error.ParamName);
    }

    [Fact]
    public void RefusalWithoutReason_HasNoOtherWayIn()
    {
        Assert.Empty(typeof(SubjectRequestResult).GetConstructors());
        Assert.True(typeof(SubjectRequestResult).IsSealed);
        Assert.DoesNotContain(typeof(SubjectRequestResult).GetProperties(), p => p.CanWrite);
    }

    [Fact]
    public void Results_AreComparedByValue()
    {
        Assert.Equal(SubjectRequestResult.Refused("a"), SubjectRequestResult.Refused("a"));
        Assert.Equal(SubjectRequestResult.Refused("a").GetHashCode(), SubjectRequestResult.Refused("a").GetHashCode());
        Assert.NotEqual(SubjectRequestResult.Refused("a"), SubjectRequestResult.Refused("b"));
        Assert.NotEqual(SubjectRequestResult.Fulfilled, SubjectRequestResult.Refused("a"));
    }

    [Fact]
    public void Text_LeavesTheReasonOut() =>
        Assert.Equal("Refused", SubjectRequestResult.Refused("Their mother objects.").ToString());
}
