using System.Security.Cryptography;
using System.Text;

namespace TaskRunAdmin.Core.Model;

/// <summary>One tag of one run, for filtering by an index. What is shown of tags is <see cref="TaskRun.Tags"/>.</summary>
public sealed class TaskRunTag
{
    /// <summary>How many UTF-16 units <see cref="KeyOf"/> has at most: 140, a colon, and a hash in hexadecimal digits.</summary>
    public const int MaxKeyLength = LongPrefix + 1 + (2 * SHA256.HashSizeInBytes);

    private const int LongPrefix = 140;
    private const string EndMark = "|";

    private TaskRunTag() { }

    private TaskRunTag(long taskRunSeq, string tag) => (TaskRunSeq, Tag) = (taskRunSeq, tag);

    /// <summary><see cref="KeyOf"/> the tag.</summary>
    public string Tag { get; private init; } = "";

    /// <summary>The run's <see cref="Run.Seq"/>.</summary>
    public long TaskRunSeq { get; private init; }

    /// <summary>The rows of a run: one for each tag, however often it has it.</summary>
    public static IEnumerable<TaskRunTag> Of(TaskRun run) =>
        run.Tags.Select(KeyOf).Distinct(StringComparer.Ordinal).Select(key => new TaskRunTag(run.Seq, key));

    /// <summary>
    /// What the index compares: the tag itself, or the beginning and the hash of one that an index cannot hold, which is
    /// longer than any tag that stands for itself. A mark at the end keeps SQL Server from passing over blanks there.
    /// </summary>
    public static string KeyOf(string tag) =>
        tag.Length <= TextPrefix.Length
            ? tag + EndMark
            : $"{TextPrefix.Of(tag, LongPrefix)}:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(tag)))}";

    /// <summary>The tag of a key; null where the key does not tell it.</summary>
    public static string? TagOf(string key) => key.EndsWith(EndMark, StringComparison.Ordinal) ? key[..^1] : null;
}
