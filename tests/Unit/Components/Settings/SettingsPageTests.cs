using Bunit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Components.Settings;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Persistence;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Settings;

public sealed class SettingsPageTests : ConsoleContext
{
    private const string Secret = "hunter2";

    private TaskRunAdmin.Settings? _settings;

    public SettingsPageTests() => Services.AddSingleton(_ => _settings!);

    [Fact]
    public void Page_SettingThatIsSet_ShowsValueDefaultAndSource()
    {
        var row = Show().Find("[data-setting='Api:DefaultLimit']").TextContent;

        Assert.All(["100", "default: 200", "command line"], text => Assert.Contains(text, row));
    }

    [Fact]
    public void Page_SettingThatIsNotSet_IsADefault()
    {
        var row = Show().Find("[data-setting='Api:MaxBodyBytes']").TextContent;

        Assert.Contains("4194304", row);
        Assert.EndsWith("default", row.Trim());
    }

    [Fact]
    public void Page_Secret_IsNotShown()
    {
        var page = Show();

        Assert.Contains(SettingsTree.Mask, page.Find("[data-setting='Auth:BasicAuth']").TextContent);
        Assert.DoesNotContain(Secret, page.Markup);
    }

    [Fact]
    public void Page_Server_SaysWhereItsDataIs()
    {
        var page = Show();

        Assert.Contains("SQLite", page.Find(".settings-facts").TextContent);
        Assert.Contains("/data", page.Find(".settings-facts").TextContent);
    }

    [Fact]
    public void Page_UnknownKeys_AreWarnedOf() =>
        Assert.Contains("Api:DefautLimit", Show("Api:DefautLimit").Find(".settings-unknown").TextContent);

    [Fact]
    public void Page_NoUnknownKey_WarnsOfNone() => Assert.Empty(Show().FindAll(".settings-unknown"));

    private IRenderedComponent<SettingsPage> Show(params string[] unknown)
    {
        var configuration = new ConfigurationBuilder()
            .AddCommandLine(["--Api:DefaultLimit=100", $"--Auth:BasicAuth=admin:{Secret}"])
            .Build();
        _settings = new TaskRunAdmin.Settings
        {
            DataDirectory = "/data",
            Database = new DatabaseOptions(),
            Api = new ApiOptions(),
            Orchestration = new OrchestrationOptions(),
            Cors = new CorsOptions(),
            Auth = AuthSettings,
            InForce = SettingsTree.Read(
                "/data",
                configuration,
                [("Api", typeof(ApiOptions)), ("Auth", typeof(AuthOptions))]
            ),
            UnknownKeys = unknown,
        };
        return Render<SettingsPage>();
    }
}
