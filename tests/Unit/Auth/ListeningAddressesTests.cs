using Microsoft.Extensions.Configuration;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core;

namespace TaskRunAdmin.Unit.Auth;

/// <summary>Without sign-in nobody but this machine reaches the server, whichever setting says where it listens.</summary>
public sealed class ListeningAddressesTests
{
    [Theory]
    [InlineData("urls", "http://0.0.0.0:4200")]
    [InlineData("urls", "http://*:4200")]
    [InlineData("urls", "http://+:4200")]
    [InlineData("urls", "http://[::]:4200")]
    [InlineData("urls", "http://192.168.1.7:4200")]
    [InlineData("urls", "http://runs.example.com:4200")]
    [InlineData("urls", "http://127.0.0.1:4200;http://10.0.0.1:4201")]
    [InlineData("http_ports", "8080")]
    [InlineData("https_ports", "8443")]
    [InlineData("Kestrel:Endpoints:Web:Url", "http://0.0.0.0:4200")]
    public void OtherMachinesCouldReachIt_IsRefused_AndSaysWhatToSet(string key, string value)
    {
        var error = Assert.Throws<StartupException>(() => Check(key, value, new AuthOptions()));
        Assert.Contains(key, error.Message, StringComparison.Ordinal);
        Assert.Contains("Auth:LocalAccounts=true", error.Message, StringComparison.Ordinal);

        Check(key, value, new AuthOptions { AllowAnonymous = true });
        Check(key, value, new AuthOptions { LocalAccounts = true });
        Check(key, value, new AuthOptions { BasicAuth = "a:b" });
    }

    [Theory]
    [InlineData("urls", "http://127.0.0.1:4200")]
    [InlineData("urls", "http://localhost:4200;https://LOCALHOST:4201")]
    [InlineData("urls", "http://[::1]:4200")]
    [InlineData("urls", "http://127.0.0.7:0")]
    [InlineData("urls", "http://unix:/run/taskrunadmin.sock")]
    [InlineData("urls", "")]
    [InlineData("Kestrel:Endpoints:Web:Url", "http://localhost:4200")]
    public void OnlyThisMachineCan_IsFine(string key, string value) => Check(key, value, new AuthOptions());

    [Theory]
    [InlineData("no-colon", false, "", "Auth:BasicAuth")]
    [InlineData(":b", false, "", "Auth:BasicAuth")]
    [InlineData("a:b", true, "", "Auth:AllowAnonymous")]
    [InlineData("", false, "ftp://x", "Auth:OidcAuthority")]
    [InlineData("", false, "http://login.example.com", "Auth:OidcAuthority")]
    [InlineData("", false, "https://login.example.com", "Auth:OidcClientId")]
    public void SettingsThatDoNotGoTogether_AreNamed(string basic, bool anonymous, string authority, string named)
    {
        var options = new AuthOptions
        {
            BasicAuth = basic,
            AllowAnonymous = anonymous,
            OidcAuthority = authority,
        };
        Assert.Contains(named, Assert.Throws<StartupException>(options.Check).Message, StringComparison.Ordinal);
    }

    private static void Check(string key, string value, AuthOptions auth) =>
        ListeningAddresses.Check(
            new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(key, (string?)value)]).Build(),
            auth
        );
}
