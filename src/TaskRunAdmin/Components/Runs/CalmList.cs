using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Components.Runs;

/// <summary>
/// The rows of a page as the operator has come to see them. Rows change where they are; nothing comes in between them, moves
/// or goes away until it is asked for: what would be there as well waits, and is counted.
/// </summary>
public sealed class CalmList
{
    private IReadOnlyList<TaskRunRow> _answer = [];

    /// <summary>The rows that are shown; the same list until one of them changes.</summary>
    public IReadOnlyList<TaskRunRow> Rows { get; private set; } = [];

    /// <summary>How many runs wait to be shown; the last row of a full page stands for all that follow.</summary>
    public int Waiting { get; private set; }

    /// <summary>Whether more may wait than are counted.</summary>
    public bool MayMoreWait => Waiting > 0 && Waiting == _answer.Count && _answer.Count >= RunListState.PageSize;

    /// <summary>The runs that were deleted while they were shown.</summary>
    public IReadOnlySet<Guid> Gone { get; private set; } = new HashSet<Guid>();

    /// <summary>Shows a page as it is.</summary>
    public void Show(IReadOnlyList<TaskRunRow> answer)
    {
        (Rows, _answer, Waiting) = (answer, answer, 0);
        Gone = new HashSet<Guid>();
    }

    /// <summary>Takes note of the page as it would be now. An empty page has nothing that could be disturbed.</summary>
    public void Compare(IReadOnlyList<TaskRunRow> answer)
    {
        if (Rows.Count == 0)
        {
            Show(answer);
            return;
        }

        _answer = answer;
        var shown = Rows.Select(row => row.Id).ToHashSet();
        var places = answer.Select(row => shown.Contains(row.Id)).ToList();
        var last = places.LastIndexOf(true);
        // What stands behind the last that is shown has only moved up, unless nothing that was shown is left.
        Waiting = last < 0 ? answer.Count : places.Take(last).Count(isShown => !isShown);
        Update(answer.ToDictionary(row => row.Id));
    }

    /// <summary>Those of the changed runs that are shown, and that an answer has nothing about.</summary>
    /// <param name="isChanged">Whether a run may have changed.</param>
    /// <param name="answer">What was answered just now.</param>
    public IEnumerable<Guid> Missing(Func<Guid, bool> isChanged, IEnumerable<TaskRunRow> answer)
    {
        var answered = answer.Select(row => row.Id).ToHashSet();
        return Rows.Select(row => row.Id).Where(id => isChanged(id) && !answered.Contains(id) && !Gone.Contains(id));
    }

    /// <summary>Puts newer rows in their places.</summary>
    /// <param name="newer">Rows by their run's id.</param>
    public void Update(IReadOnlyDictionary<Guid, TaskRunRow> newer)
    {
        if (Rows.Any(row => Newest(row) != row))
            Rows = [.. Rows.Select(Newest)];

        TaskRunRow Newest(TaskRunRow row) =>
            newer.GetValueOrDefault(row.Id) is { } other && other.Version > row.Version ? other : row;
    }

    /// <summary>Marks runs as deleted.</summary>
    public void Remove(IReadOnlyCollection<Guid> ids)
    {
        if (ids.Count > 0)
            Gone = Gone.Union(ids).ToHashSet();
    }
}
