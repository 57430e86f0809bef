using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using TaskRunAdmin.Core.Audit;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components.Audit;

/// <summary>What is asked of the audit log, as it was typed and as the URL has it. Page and export read it alike.</summary>
public sealed record AuditSearch
{
    /// <summary>The doors by the names that the URL has.</summary>
    public static readonly IReadOnlyDictionary<string, OriginSource> Doors = Enum.GetValues<OriginSource>()
        .ToDictionary(source => source.ToString().ToLowerInvariant());

    // Before and after these there are no entries, and their places cannot be told.
    private const int FirstYear = 2000;
    private const int LastYear = 2089;

    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK",
    ];

    /// <summary>Who did it: the whole name.</summary>
    public string Actor { get; init; } = "";

    /// <summary>What was done: one of <see cref="AuditAction.All"/>.</summary>
    public string Action { get; init; } = "";

    /// <summary>Through which door: one of <see cref="Doors"/>.</summary>
    public string Door { get; init; } = "";

    /// <summary>The id of what it was done to.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Not before this time. Without a zone it is UTC.</summary>
    public string Since
    {
        get;
        init => field = Instant(value);
    } = "";

    /// <summary>Before this time.</summary>
    public string Until
    {
        get;
        init => field = Instant(value);
    } = "";

    /// <summary>Whether every entry is asked for.</summary>
    public bool IsEmpty => !ToQuery().Any();

    /// <summary>What is wrong, by the name that the URL has for it.</summary>
    public IReadOnlyDictionary<string, string> Problems => Read().Problems;

    /// <summary>What it means; null: something is wrong.</summary>
    public AuditFilter? Filter => Read() is { Problems.Count: 0 } read ? read.Filter : null;

    /// <summary>The search of a query.</summary>
    public static AuditSearch Parse(IReadOnlyDictionary<string, StringValues> query)
    {
        string One(string name) => query.TryGetValue(name, out var values) ? values.ToString().Trim() : "";

        return new AuditSearch
        {
            Actor = One("actor"),
            Action = One("action"),
            Door = One("door"),
            Subject = One("subject"),
            Since = One("since"),
            Until = One("until"),
        };
    }

    /// <summary>The query of this search, without what is not asked for.</summary>
    public IEnumerable<KeyValuePair<string, StringValues>> ToQuery() =>
        new KeyValuePair<string, StringValues>[]
        {
            new("actor", Actor),
            new("action", Action),
            new("door", Door),
            new("subject", Subject),
            new("since", Since),
            new("until", Until),
        }.Where(each => each.Value.ToString().Length > 0);

    /// <summary>Where these entries are exported.</summary>
    /// <param name="format">csv or json.</param>
    public string ToExportUrl(string format) =>
        QueryHelpers.AddQueryString(
            "/audit/export",
            new KeyValuePair<string, StringValues>[] { new("format", format) }.Concat(ToQuery())
        );

    private (AuditFilter Filter, IReadOnlyDictionary<string, string> Problems) Read()
    {
        var problems = new Dictionary<string, string>();
        if (Actor.Length > Origin.MaxActorLength)
            problems["actor"] = $"Nobody's name has more than {Origin.MaxActorLength} characters.";
        if (Action.Length > 0 && !AuditAction.All.Contains(Action))
            problems["action"] = "There is no action of this name.";
        if (Door.Length > 0 && !Doors.ContainsKey(Door))
            problems["door"] = $"There is no door of this name: there are {string.Join(", ", Doors.Keys)}.";
        if (Subject.Length > 0 && !Guid.TryParse(Subject, out _))
            problems["subject"] = "Not an id: an id has 32 hexadecimal digits, with or without hyphens.";
        var filter = new AuditFilter
        {
            Actor = Given(Actor),
            Action = Given(Action),
            Source = Doors.TryGetValue(Door, out var source) ? source : null,
            SubjectId = Guid.TryParse(Subject, out var id) ? id : null,
            From = Time("since", Since, problems),
            Until = Time("until", Until, problems),
        };
        if (filter.From >= filter.Until)
            problems["until"] = "Not after the time that it begins with: nothing is in between.";
        return (filter, problems);
    }

    private static string? Given(string text) => text.Length > 0 ? text : null;

    /// <summary>As the URL is to have it from here on: the same for everybody who follows it.</summary>
    private static string Instant(string text) => Time(text) is { } time ? InstantJsonConverter.Format(time) : text;

    private static DateTimeOffset? Time(string name, string text, Dictionary<string, string> problems)
    {
        if (text.Length == 0)
            return null;
        if (Time(text) is { } time)
            return time;
        problems[name] = "Not a time: it looks like 2026-01-31 or 2026-01-31 08:00.";
        return null;
    }

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            TimeFormats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        ) && time.UtcDateTime.Year is >= FirstYear and <= LastYear
            ? time.ToUniversalTime()
            : null;
}
