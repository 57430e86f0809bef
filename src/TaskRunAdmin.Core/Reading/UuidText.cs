using System.Globalization;

namespace TaskRunAdmin.Core.Reading;

/// <summary>The notations of a UUID that requests may use (contract 1.3): hyphens, none, braces, <c>urn:uuid:</c>; any case.</summary>
internal static class UuidText
{
    private const string Urn = "urn:uuid:";
    private static readonly int[] GroupLengths = [8, 4, 4, 4, 12];

    internal static bool TryParse(string text, out Guid uuid, out string problem)
    {
        problem = "";
        uuid = default;
        var start = 0;
        var core = text.AsSpan();
        if (core.StartsWith(Urn, StringComparison.OrdinalIgnoreCase))
        {
            start = Urn.Length;
            core = core[start..];
        }
        else if (core is ['{', .., '}'])
        {
            start = 1;
            core = core[1..^1];
        }

        for (var i = 0; i < core.Length; i++)
        {
            if (char.IsAsciiHexDigit(core[i]) || core[i] is '-')
                continue;
            var length = char.IsHighSurrogate(core[i]) && i + 1 < core.Length ? 2 : 1;
            problem = $"invalid character: found `{core.Slice(i, length)}` at {start + i + 1}";
            return false;
        }

        if (!core.Contains('-'))
        {
            if (Guid.TryParseExact(core, "N", out uuid))
                return true;
            problem = $"invalid length: expected length 32 for simple format, found {core.Length}";
            return false;
        }

        if (Guid.TryParseExact(core, "D", out uuid))
            return true;
        problem = GroupProblem(core.ToString().Split('-'));
        return false;
    }

    private static string GroupProblem(string[] groups)
    {
        if (groups.Length != GroupLengths.Length)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"invalid group count: expected 5, found {groups.Length}"
            );

        var wrong = Enumerable.Range(0, groups.Length).First(i => groups[i].Length != GroupLengths[i]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"invalid group length in group {wrong}: expected {GroupLengths[wrong]}, found {groups[wrong].Length}"
        );
    }
}
