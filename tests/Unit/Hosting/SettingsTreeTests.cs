using Microsoft.Extensions.Configuration;
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

    private static string Tree((string Key, string Value) setting)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create(setting.Key, (string?)setting.Value)])
            .Build();
        return SettingsTree
            .Of("/data", configuration, [("Database", typeof(DatabaseOptions)), ("Auth", typeof(SomeAuth))])
            .ToJsonString();
    }

    public sealed class SomeAuth
    {
        public string? BasicAuth { get; set; }

        public string? Unset { get; set; }
    }
}
