using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Unit.Api;

namespace TaskRunAdmin.Unit.Auth;

/// <summary>Contract 8: what programs show, and what they are told.</summary>
public sealed class ApiAuthenticationTests(AuthHost auth) : IClassFixture<AuthHost>
{
    private const string Version = "/api/version";

    private ApiKeyService Keys => auth.Host.Services.GetRequiredService<ApiKeyService>();

    [Fact]
    public async Task Basic_ExactlyTheSettingsText_IsLetIn_ThoughItIsNotAscii() =>
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(AuthHost.Basic(AuthHost.BasicAuth))).Status);

    [Theory]
    [InlineData("Basic ")]
    [InlineData("Basic")]
    [InlineData("basic YWRtaW46Z2Vow6lpbTox")]
    [InlineData("BASIC YWRtaW46Z2Vow6lpbTox")]
    [InlineData("Basic  YWRtaW46Z2Vow6lpbTox")]
    [InlineData("Basic YWRtaW46Z2Vow6lpbTox x")]
    [InlineData("Basic YWRtaW46Z2VoZWltOjE=")]
    [InlineData("Basic not-base64!")]
    [InlineData("Basic w6nDqcOp")] // ééé: bytes that are no ASCII were a 500
    [InlineData("Basic //79")] // and bytes that are no UTF-8
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer x")]
    [InlineData("Token x")]
    [InlineData("")]
    public async Task AnythingElse_Is401InShapeC_WithoutAChallenge(string header)
    {
        var answer = await GetAsync(("Authorization", header));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("Unauthorized", answer["exception_message"].GetString());
        Assert.Equal("unauthorized", answer["code"].GetString());
        Assert.Null(answer.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task Credentials_AreAskedForBeforeWhatIsThere()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await auth.Host.GetAsync("/api/no/such/path")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await auth.Host.SendAsync("PUT", "/api/task_runs", "{")).Status);
        // Read by people, who are shown where to sign in.
        Assert.Equal(HttpStatusCode.Redirect, (await auth.Host.GetAsync("/api/docs")).Status);
    }

    [Theory]
    [InlineData("/api/health")]
    [InlineData("/api/ready")]
    public async Task HealthAndReady_NeedNone(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await auth.Host.GetAsync(path)).Status);

    [Fact]
    public async Task Key_WithTooSmallAScope_Is403_AndSaysWhichItNeeds()
    {
        var answer = await auth.SendAsync("a read key", "POST", "/api/task_runs", "{}");
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("forbidden", answer["code"].GetString());
        Assert.Contains("write", answer["detail"].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_Revoked_IsRefusedAtOnce()
    {
        var made = (await Keys.CreateAsync(new NewApiKey("short", Role.Viewer, null), Origin.Server))!;
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(AuthHost.Bearer(made.Token))).Status);
        await Keys.RevokeAsync(made.Key.Id, Origin.Server);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(AuthHost.Bearer(made.Token))).Status);
    }

    [Fact]
    public async Task Key_OneCharacterChanged_IsRefused()
    {
        var made = (await Keys.CreateAsync(new NewApiKey("changed", Role.Viewer, null), Origin.Server))!;
        var last = made.Token[^1] is 'A' ? 'B' : 'A';
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(AuthHost.Bearer(made.Token[..^1] + last))).Status);
    }

    [Fact]
    public async Task Key_Used_IsNotedAndIsNotInTheDatabase()
    {
        var made = (await Keys.CreateAsync(new NewApiKey("kept", Role.Viewer, null), Origin.Server))!;
        await GetAsync(AuthHost.Bearer(made.Token));
        Assert.NotNull((await Keys.ListAsync(Origin.Server)).Single(key => key.Id == made.Key.Id).LastUsed);

        var secret = made.Token[(ApiKey.Mark.Length + ApiKey.LookupLength + 1)..];
        var stored = await ReadAsync(auth.Host.DatabaseFile) + await ReadAsync($"{auth.Host.DatabaseFile}-wal");
        Assert.Contains(made.Key.Lookup, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_NameOfAnotherInForce_IsTaken()
    {
        Assert.NotNull(await Keys.CreateAsync(new NewApiKey("twice", Role.Viewer, null), Origin.Server));
        Assert.Null(await Keys.CreateAsync(new NewApiKey("twice", Role.Viewer, null), Origin.Server));
    }

    [Fact]
    public async Task Run_ShowsWhoMadeIt()
    {
        await auth.SendAsync("a write key", "POST", "/api/task_runs", """{"task_key":"who","dynamic_key":"1"}""");
        await auth.SendAsync("right basic", "POST", "/api/task_runs", """{"task_key":"who","dynamic_key":"2"}""");
        var audit = auth.Host.Services.GetRequiredService<Core.Audit.AuditQueries>();
        var entries = await audit.ListAsync(new() { Action = AuditAction.CreateTaskRun }, null, 2, Origin.Server);
        Assert.Equal(OriginSource.Basic, entries[0].Source);
        Assert.Equal("admin", entries[0].Actor);
        Assert.Equal(OriginSource.Key, entries[1].Source);
    }

    [Fact]
    public async Task Off_WhateverIsShownIsPassedOver()
    {
        await using var open = new ApiHost();
        Assert.Equal(HttpStatusCode.OK, (await open.GetAsync(Version, AuthHost.Basic("junk:junk"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await open.GetAsync(Version, ("Authorization", "Bearer junk"))).Status);
    }

    private static async Task<string> ReadAsync(string path)
    {
        await using var file = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    private Task<Answer> GetAsync((string, string) header) => auth.Host.GetAsync(Version, header);
}
