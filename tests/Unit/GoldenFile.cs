namespace TaskRunAdmin.Unit;

/// <summary>A file in <c>Golden/</c> that a person has read: a test fails when what it checks is no longer that.</summary>
internal static class GoldenFile
{
    private static readonly string Folder = FindFolder();

    internal static void Check(string name, string actual)
    {
        var path = Path.Combine(Folder, name);
        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        actual = actual.ReplaceLineEndings("\n");
        if (actual == expected)
            return;

        var proposal = path + ".actual";
        File.WriteAllText(proposal, actual);
        Assert.Fail($"{name} is no longer what was reviewed. Read {proposal}; if it is right, move it over {path}.");
    }

    private static string FindFolder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, "tests", "Unit", "Golden");
            if (Directory.Exists(candidate))
                return candidate;
        }

        throw new DirectoryNotFoundException("tests/Unit/Golden is not above the test's binaries.");
    }
}
