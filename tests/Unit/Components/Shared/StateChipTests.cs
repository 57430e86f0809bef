using Bunit;
using TaskRunAdmin.Components.Shared;
using TaskRunAdmin.Core.Model;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Shared;

public sealed class StateChipTests : ConsoleContext
{
    public static TheoryData<StateType> Types => [.. StateTypes.All];

    [Theory]
    [MemberData(nameof(Types))]
    public void Chip_EveryType_HasIconWordAndColour(StateType type)
    {
        var chip = Render<StateChip>(parameters => parameters.Add(each => each.Type, type));

        Assert.Equal(type.DefaultName(), chip.Find(".state-word").TextContent);
        Assert.Contains($"state-{type.WireName().ToLowerInvariant()}", chip.Find(".state").ClassName);
        Assert.NotEmpty(chip.Find("path").GetAttribute("d")!);
    }

    [Fact]
    public void Chip_NameOfItsOwn_ShowsItAndTellsTheType()
    {
        var chip = Render<StateChip>(parameters =>
            parameters.Add(each => each.Type, StateType.Completed).Add(each => each.Name, "Cached")
        );

        Assert.Equal("Cached", chip.Find(".state-word").TextContent);
        Assert.Equal("Cached (COMPLETED)", chip.Find(".state").GetAttribute("title"));
    }

    [Fact]
    public void Look_AllTypes_DifferInIconAndColour()
    {
        var looks = StateTypes.All.Select(StateLook.Of).ToList();

        Assert.Equal(looks.Count, looks.DistinctBy(look => look.Icon).Count());
        Assert.Equal(looks.Count, looks.DistinctBy(look => look.Class).Count());
    }
}
