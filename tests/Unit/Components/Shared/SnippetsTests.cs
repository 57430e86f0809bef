using System.ComponentModel;
using System.Diagnostics;
using TaskRunAdmin.Components.Shared;

namespace TaskRunAdmin.Unit.Components.Shared;

/// <summary>Where the language's own program is at hand it reads the snippet; else the quoting is spelt out.</summary>
public sealed class SnippetsTests
{
    private const string Url = "http://localhost:4200/api/task_runs/";

    // Everything that means something in one of the languages.
    private const string Nasty =
        "{\n  \"task_key\": \"it's ''' \\\"\\\"\\\" \\\\ \\n $HOME ${x} $(id) `id` %PATH% {0} é 日本 🦦 ‘’‚‛“” \\u2028 #\"\n}";

    [Fact]
    public async Task Curl_NastyBody_ReachesTheCommandAsItIs()
    {
        var snippet = Snippets.Of(SnippetLanguage.Curl, HttpMethod.Post, Url, Nasty, needsKey: true);
        var said = await RunAsync("bash", $"TASKRUNADMIN_KEY=k; curl() {{ printf '%s\\0' \"$@\"; }}\n{snippet}");
        Assert.Equal(
            [
                "-sS",
                "-X",
                "POST",
                Url,
                "-H",
                "Authorization: Bearer k",
                "-H",
                "Content-Type: application/json",
                "--data-raw",
                Nasty,
            ],
            said.TrimEnd('\0').Split('\0')
        );
    }

    [Fact]
    public async Task Python_NastyBody_ReachesTheRequestAsItIs()
    {
        const string Stub = """
            import urllib.request, io, sys, os
            os.environ["TASKRUNADMIN_KEY"] = "k"
            class Answer(io.BytesIO):
                status = 201
            def answer(request):
                key, kind = request.get_header("Authorization"), request.get_header("Content-type")
                return Answer("\0".join(["", request.method, request.full_url, key, kind, request.data.decode(), ""]).encode())
            urllib.request.urlopen = answer
            sys.stdout.reconfigure(encoding="utf-8")

            """;
        var snippet = Snippets.Of(SnippetLanguage.Python, HttpMethod.Post, Url, Nasty, needsKey: true);
        var said = await RunAsync("python3", Stub + snippet);
        Assert.Equal(["POST", Url, "Bearer k", "application/json", Nasty], said.Split('\0')[1..^1]);
    }

    [Fact]
    public void PowerShell_Quotes_AreDoubledThoseOfTypographyToo()
    {
        var snippet = Snippets.Of(SnippetLanguage.PowerShell, HttpMethod.Post, Url, "\"it's ‘x’ $y `z\"", true);
        Assert.Equal(
            """
            Invoke-RestMethod -Method Post -Uri 'http://localhost:4200/api/task_runs/' `
              -Headers @{ Authorization = "Bearer $env:TASKRUNADMIN_KEY" } `
              -ContentType 'application/json; charset=utf-8' `
              -Body '"it''s ‘‘x’’ $y `z"'
            """,
            snippet
        );
    }

    [Fact]
    public void CSharp_RowOfQuotes_IsInsideALongerFence()
    {
        var snippet = Snippets.Of(SnippetLanguage.CSharp, HttpMethod.Post, Url, "{\"a\": \"\"\"\"}", needsKey: false);
        Assert.Equal(
            """"""
            using System.Text;

            using var client = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost:4200/api/task_runs/");
            request.Content = new StringContent("""""
            {"a": """"}
            """"", Encoding.UTF8, "application/json");
            using var response = await client.SendAsync(request);
            Console.WriteLine($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
            """""",
            snippet
        );
    }

    [Theory]
    [InlineData(SnippetLanguage.Curl, "curl -sS 'http://localhost:4200/api/task_runs/'")]
    [InlineData(
        SnippetLanguage.PowerShell,
        "Invoke-RestMethod -Method Get -Uri 'http://localhost:4200/api/task_runs/'"
    )]
    public void Get_WithoutAKey_IsOneLine(SnippetLanguage language, string snippet) =>
        Assert.Equal(snippet, Snippets.Of(language, HttpMethod.Get, Url, json: null, needsKey: false));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Body_WithCharactersThatNobodySees_ShowsThemAsEscapes(SnippetLanguage language)
    {
        var snippet = Snippets.Of(language, HttpMethod.Post, Url, "{\"a\": \"x\u202Ey\u2028z\"}", needsKey: false);
        Assert.Contains("u202e", snippet, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', snippet);
        Assert.DoesNotContain('\u2028', snippet);
    }

    public static TheoryData<SnippetLanguage> Languages => [.. Snippets.Languages];

    private static async Task<string> RunAsync(string program, string script)
    {
        var start = new ProcessStartInfo(program, ["-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        // A shell reads its script from standard input without being told.
        if (program is "bash")
            start.ArgumentList.Clear();
        try
        {
            using var process = Process.Start(start)!;
            await process.StandardInput.WriteAsync(script);
            process.StandardInput.Close();
            return await process.StandardOutput.ReadToEndAsync();
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not installed.");
            throw;
        }
    }
}
