namespace TaskRunAdmin.Unit;

/// <summary>A file that a person has read: a test fails when what it checks is no longer that.</summary>
internal static class GoldenFile
{
    private static readonly string Root = FindRoot();

    /// <summary>Checks a file in <c>Golden/</c>.</summary>
    internal static void Check(string name, string actual) => CheckAt($"tests/Unit/Golden/{name}", actual);

    /// <summary>Checks a file anywhere in the repository.</summary>
    internal static void CheckAt(string relativePath, string actual)
    {
        var path = Path.Combine(Root, relativePath);
        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        actual = actual.ReplaceLineEndings("\n");
        if (actual == expected)
            return;

        var proposal = path + ".actual";
        File.WriteAllText(proposal, actual);
        Assert.Fail(
            $"{relativePath} is no longer what was reviewed. Read {proposal}; if it is right, move it over {path}."
        );
    }

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "TaskRunAdmin.sln")))
                return folder;
        }

        throw new DirectoryNotFoundException("TaskRunAdmin.sln is not above the test's binaries.");
    }
}
