using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Unit.Hosting;

public sealed class SettingsTreeTests
{
    private const string Secret = "hunter2";

    [Theory]
    [InlineData("Server=db;Database=runs;User Id=sa;Password=hunter2")]
    [InlineData("Server=db;PWD='hunter2'")]
    [InlineData("password = hunter2 ; Data Source=runs.db")]
    [InlineData("hunter2")]
    public void Of_ConnectionString_HidesItsPassword(string connectionString)
    {
        var shown = Tree(("Database:ConnectionString", connectionString));
        Assert.DoesNotContain(Secret, shown);
        Assert.Contains(SettingsTree.Mask, shown);
    }

    [Fact]
    public void Of_ConnectionStringWithoutOne_IsShown() =>
        Assert.Contains("runs.db", Tree(("Database:ConnectionString", "Data Source=runs.db")));

    [Fact]
    public void Of_AuthSection_ShowsNothingButWhatIsSet()
    {
        var shown = Tree(("Auth:BasicAuth", $"admin:{Secret}"));
        Assert.Contains($"\"Auth\":{{\"BasicAuth\":\"{SettingsTree.Mask}\",\"Unset\":null}}", shown);
    }

    [Fact]
    public void Of_NoSettingOfOurs_HasWhatTheEndpointAlwaysHad()
    {
        var tree = JsonNode.Parse(Tree(("Logging:LogLevel:Default", "Warning")))!.AsObject();
        Assert.Equal(
            ["DataDirectory", "urls", "AllowedHosts", "Demo", "Database", "Auth", "Api"],
            tree.Select(each => each.Key)
        );
        Assert.Equal("/data", (string?)tree["DataDirectory"]);
        Assert.Equal(200, (int?)tree["Api"]!["DefaultLimit"]);
    }

    [Fact]
    public void Read_SetInSeveralPlaces_NamesTheOneThatCounts()
    {
        var folder = Directory.CreateTempSubdirectory("taskrunadmin-settings-").FullName;
        Environment.SetEnvironmentVariable("SETTINGSTREE_Api__MaxCacheKeyLength", "30");
        try
        {
            File.WriteAllText(
                Path.Combine(folder, "appsettings.json"),
                """{"Api": {"DefaultLimit": 1, "MaxBodyBytes": 2000, "MaxCacheKeyLength": 3}}"""
            );
            File.WriteAllText(
                Path.Combine(folder, "appsettings.Production.json"),
                """{"Api": {"DefaultLimit": 10, "MaxBodyBytes": 2000}}"""
            );
            var inherited = new ConfigurationBuilder().AddCommandLine(["--Database:Migrate=false"]).Build();
            var settings = Read(
                new ConfigurationBuilder()
                    .SetBasePath(folder)
                    .AddConfiguration(inherited)
                    .AddJsonFile("appsettings.json")
                    .AddJsonFile("appsettings.Production.json")
                    .AddEnvironmentVariables("SETTINGSTREE_")
                    .AddCommandLine(["--api:defaultlimit=100"])
                    .Build()
            );

            Assert.Equal(("command line", "100"), Source(settings, "DefaultLimit"));
            Assert.Equal(("appsettings.Production.json", "2000"), Source(settings, "MaxBodyBytes"));
            Assert.Equal(("environment variable", "30"), Source(settings, "MaxCacheKeyLength"));
            Assert.Equal("command line", settings.Single(each => each.Name == "Migrate").Source);
            Assert.Null(settings.Single(each => each.Name == "RequestsPerSecond").Source);
        }
        finally
        {
            Environment.SetEnvironmentVariable("SETTINGSTREE_Api__MaxCacheKeyLength", null);
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Read_SecretAndItsSource_TellsOnlyTheSource()
    {
        var configuration = new ConfigurationBuilder().AddCommandLine([$"--Auth:BasicAuth=admin:{Secret}"]).Build();
        var setting = Read(configuration).Single(each => each.Name == "BasicAuth");
        Assert.Equal((SettingsTree.Mask, "command line"), ((string?)setting.Value, setting.Source));
        Assert.DoesNotContain(Secret, setting.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BlankDataDirectory_IsAsIfItWereNotSet()
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(["--DataDirectory= "]).Build();
        Assert.Null(Read(configuration).Single(each => each.Name == "DataDirectory").Source);
    }

    private static (string? Source, string? Value) Source(IEnumerable<ShownSetting> settings, string name)
    {
        var setting = settings.Single(each => each.Name == name);
        return (setting.Source, setting.Value?.ToString());
    }

    private static string Tree((string Key, string Value) setting)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create(setting.Key, (string?)setting.Value)])
            .Build();
        return SettingsTree.Of(Read(configuration)).ToJsonString();
    }

    private static IReadOnlyList<ShownSetting> Read(IConfiguration configuration) =>
        SettingsTree.Read(
            "/data",
            configuration,
            [("Database", typeof(DatabaseOptions)), ("Auth", typeof(SomeAuth)), ("Api", typeof(ApiOptions))]
        );

    public sealed class SomeAuth
    {
        [Secret]
        public string? BasicAuth { get; set; }

        public string? Unset { get; set; }
    }
}
