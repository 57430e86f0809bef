using System.Globalization;
using Microsoft.Extensions.Primitives;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Components.Runs;

/// <summary>What an operator asks of runs, as the URL has it.</summary>
public sealed record RunFilter
{
    /// <summary>The spans of time that are offered: runs created since then.</summary>
    public static readonly IReadOnlyList<(string Text, string Label, TimeSpan Span)> Spans =
    [
        ("15m", "the last 15 minutes", TimeSpan.FromMinutes(15)),
        ("1h", "the last hour", TimeSpan.FromHours(1)),
        ("24h", "the last 24 hours", TimeSpan.FromHours(24)),
        ("7d", "the last 7 days", TimeSpan.FromDays(7)),
        ("30d", "the last 30 days", TimeSpan.FromDays(30)),
    ];

    /// <summary>State types, any of which the run is in; empty: in whichever.</summary>
    public IReadOnlyList<StateType> States { get; init; } = [];

    /// <summary>Tags, all of which the run has.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What is in the name, whatever the case.</summary>
    public string Name { get; init; } = "";

    /// <summary>The flow run, as it was typed.</summary>
    public string FlowRun { get; init; } = "";

    /// <summary>One of <see cref="Spans"/>; empty: whenever the run was created.</summary>
    public string Since { get; init; } = "";

    /// <summary>Whether every run is shown.</summary>
    public bool IsEmpty => States.Count == 0 && Tags.Count == 0 && Name.Length + FlowRun.Length + Since.Length == 0;

    /// <summary>What is wrong with the flow run; null when nothing is.</summary>
    public string? FlowRunError =>
        FlowRun.Length == 0 || Guid.TryParse(FlowRun, out _)
            ? null
            : "Not a flow run id: an id has 32 hexadecimal digits, with or without hyphens.";

    /// <summary>The filter of a query.</summary>
    public static RunFilter Parse(IReadOnlyDictionary<string, StringValues> query)
    {
        string One(string name) => query.TryGetValue(name, out var values) ? values.ToString().Trim() : "";

        return new RunFilter
        {
            States =
            [
                .. One("state")
                    .Split(',', StringSplitOptions.TrimEntries)
                    .Select(name =>
                        StateTypes.TryParse(name.ToUpperInvariant(), out var type) ? type : (StateType?)null
                    )
                    .OfType<StateType>()
                    .Distinct()
                    .Order(),
            ],
            Tags = query.TryGetValue("tag", out var tags)
                ? [.. tags.OfType<string>().Where(tag => tag.Length > 0).Distinct()]
                : [],
            Name = One("name"),
            FlowRun = One("flow"),
            Since = Spans.Any(span => span.Text == One("since")) ? One("since") : "",
        };
    }

    /// <summary>The query of this filter, without what is not asked for.</summary>
    public IEnumerable<KeyValuePair<string, StringValues>> ToQuery()
    {
        if (States.Count > 0)
            yield return new("state", string.Join(',', States.Select(type => type.WireName().ToLowerInvariant())));
        if (Tags.Count > 0)
            yield return new("tag", Tags.ToArray());
        if (Name.Length > 0)
            yield return new("name", Name);
        if (FlowRun.Length > 0)
            yield return new("flow", FlowRun);
        if (Since.Length > 0)
            yield return new("since", Since);
    }

    /// <summary>The same with this state type asked for, or no longer.</summary>
    public RunFilter Toggle(StateType type) =>
        this with
        {
            States = States.Contains(type) ? [.. States.Where(each => each != type)] : [.. States.Append(type).Order()],
        };

    /// <summary>What it means at this instant. What is wrong matches no run.</summary>
    public Criterion ToCriterion(DateTimeOffset now)
    {
        var all = new List<Criterion>();
        if (States.Count > 0)
            all.Add(new Criterion.StateTypeIn(States));
        if (Tags.Count > 0)
            all.Add(new Criterion.Tagged(Tags));
        if (Name.Length > 0)
            all.Add(new Criterion.NameContains(Name));
        if (FlowRun.Length > 0)
            all.Add(Guid.TryParse(FlowRun, out var id) ? new Criterion.FlowRunIn([id]) : Criterion.Nothing);
        if (Spans.FirstOrDefault(span => span.Text == Since) is { Text: not null } since)
            all.Add(new Criterion.Within(TaskRunInstant.Created, now - since.Span, null));
        return new Criterion.AllOf(all);
    }
}
