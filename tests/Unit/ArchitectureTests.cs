using ArchUnitNET.Loader;

namespace TaskRunAdmin.Unit;

/// <summary>The dependency rule: web -> Core, never back, and inside Core each folder knows only those before it.</summary>
public sealed class ArchitectureTests
{
    private const string Core = "TaskRunAdmin.Core";

    /// <summary>Every dependency of every type of the product, method bodies included, once.</summary>
    private static readonly List<Dependency> All =
    [
        .. new ArchLoader()
            .LoadAssemblies(typeof(Program).Assembly, typeof(Core.ApiOptions).Assembly)
            .Build()
            .Types.SelectMany(type => type.Dependencies)
            .Select(each => new Dependency(each.Origin.FullName, each.Target.FullName))
            .Where(each => each.From.StartsWith("TaskRunAdmin", StringComparison.Ordinal))
            .Distinct(),
    ];

    [Fact]
    public void Core_NeverKnowsTheWeb() =>
        Refuse(each =>
            In(each.From, Core)
            && (In(each.To, "TaskRunAdmin") && !In(each.To, Core) || In(each.To, "Microsoft.AspNetCore"))
        );

    [Theory]
    [InlineData(
        "Model",
        "Reading Persistence Flows Limits Orchestration TaskRuns FlowRuns Logs Csrf Access Audit Jobs Live"
    )]
    [InlineData("Persistence", "Reading Flows Limits Orchestration TaskRuns FlowRuns Logs Csrf Access Audit Jobs Live")]
    [InlineData("Flows", "Reading Limits Orchestration TaskRuns FlowRuns Logs Csrf Access Audit Jobs Live")]
    [InlineData("Limits", "Reading Orchestration TaskRuns FlowRuns Logs Csrf Access Audit Jobs Live")]
    [InlineData("Orchestration", "Reading TaskRuns FlowRuns Logs Csrf Access Audit Jobs Live")]
    [InlineData("TaskRuns", "Reading FlowRuns Logs Csrf Access Audit Jobs")]
    [InlineData("FlowRuns", "Reading Logs Csrf Access Audit Jobs Live")]
    [InlineData("Logs", "Reading FlowRuns Csrf Access Audit Jobs Live")]
    [InlineData("Csrf", "Reading FlowRuns Logs Access Audit Jobs Live")]
    [InlineData("Access", "Reading FlowRuns Logs Csrf Audit Jobs Live")]
    [InlineData("Audit", "Reading Limits Orchestration TaskRuns FlowRuns Logs Csrf Access Jobs Live")]
    [InlineData("Jobs", "Reading FlowRuns Logs Csrf Access Audit Live")]
    [InlineData(
        "Live",
        "Model Reading Persistence Flows Limits Orchestration TaskRuns FlowRuns Logs Csrf Access Audit Jobs"
    )]
    [InlineData("Reading", "Persistence Flows Limits Orchestration Access Audit Jobs Live")]
    public void Core_EachFolder_KnowsOnlyThoseBeforeIt(string folder, string later) =>
        Refuse(each =>
            In(each.From, $"{Core}.{folder}") && later.Split(' ').Any(name => In(each.To, $"{Core}.{name}"))
        );

    [Fact]
    public void EntityFramework_IsNamedByCoreAndRegistrationOnly() =>
        Refuse(each =>
            !In(each.From, Core) && !IsRegistration(each.From) && In(each.To, "Microsoft.EntityFrameworkCore")
        );

    [Fact]
    public void HttpTypes_AreNamedByApiAuthAndRegistrationOnly() =>
        Refuse(each =>
            !In(each.From, "TaskRunAdmin.Api")
            && !In(each.From, "TaskRunAdmin.Auth")
            && !IsRegistration(each.From)
            && In(each.To, "Microsoft.AspNetCore.Http")
        );

    [Fact]
    public void MudBlazor_IsNamedByComponentsOnly() =>
        Refuse(each => !In(each.From, "TaskRunAdmin.Components") && In(each.To, "MudBlazor"));

    [Fact]
    public void Dependencies_AreSeenAtAll()
    {
        // Were nothing loaded, every rule above would hold.
        Assert.Contains(All, each => In(each.From, $"{Core}.TaskRuns") && In(each.To, $"{Core}.Persistence"));
        Assert.Contains(
            All,
            each => In(each.From, $"{Core}.Persistence") && In(each.To, "Microsoft.EntityFrameworkCore")
        );
    }

    private static void Refuse(Func<Dependency, bool> isForbidden) =>
        Assert.Empty(All.Where(isForbidden).Select(each => $"{each.From} -> {each.To}").Order());

    private static bool In(string type, string space) => type.StartsWith(space + ".", StringComparison.Ordinal);

    /// <summary>The files that put the parts together: Program, Hosting, Settings, and every *Services.</summary>
    private static bool IsRegistration(string type)
    {
        var name = type.Split('/', '+')[0].Split('.')[^1];
        return name is "Program" or "Hosting" or "SettingsReader"
            || name.EndsWith("Services", StringComparison.Ordinal);
    }

    private sealed record Dependency(string From, string To);
}
