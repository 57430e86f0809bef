namespace TaskRunAdmin.Components.Shared;

/// <summary>A language in which a request can be copied.</summary>
public enum SnippetLanguage
{
    /// <summary>A POSIX shell with curl.</summary>
    Curl,

    /// <summary>PowerShell, Windows' own and the current one.</summary>
    PowerShell,

    /// <summary>C# as a file that runs by itself.</summary>
    CSharp,

    /// <summary>Python with nothing installed.</summary>
    Python,
}
