using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Audit;
using TaskRunAdmin.Core.Csrf;
using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Jobs;
using TaskRunAdmin.Core.Logs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Unit.Auth;

/// <summary>
/// Whatever a page shows, what it can have done goes through Core's doors: each of their methods that is told who asks,
/// x every role. A message that somebody made up gets no further than a button would.
/// </summary>
public sealed class DoorTests(AuthHost auth) : IClassFixture<AuthHost>
{
    private static readonly Dictionary<Type, Role> Doors = new()
    {
        [typeof(TaskRunService)] = Role.Operator,
        [typeof(FlowRunService)] = Role.Operator,
        [typeof(BulkJobService)] = Role.Operator,
        [typeof(LogService)] = Role.Operator,
        [typeof(LimitService)] = Role.Operator,
        [typeof(SlotService)] = Role.Operator,
        [typeof(CsrfTokens)] = Role.Viewer,
        [typeof(AccountService)] = Role.Admin,
        [typeof(ApiKeyService)] = Role.Admin,
        [typeof(AuditQueries)] = Role.Admin,
        [typeof(Accounts)] = Role.Admin,
    };

    public static TheoryData<string, string, Role> Calls =>
        [
            .. Doors
                .Keys.SelectMany(Methods)
                .SelectMany(method =>
                    Enum.GetValues<Role>().Select(role => (method.DeclaringType!.FullName!, method.ToString()!, role))
                ),
        ];

    [Fact]
    public void EveryDoorThatIsToldWhoAsks_IsInTheList() =>
        Assert.Equal(
            Doors.Keys.Select(type => type.Name).Order(),
            typeof(Origin)
                .Assembly.GetTypes()
                .Append(typeof(Accounts))
                .Except([typeof(Origin)])
                .Where(type => type is { IsPublic: true, IsClass: true, IsAbstract: false } && Methods(type).Any())
                .Select(type => type.Name)
                .Order()
        );

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Door_AskedByARole_OpensForThoseWhoMayAndNobodyElse(string door, string method, Role role)
    {
        var type = Doors.Keys.Single(each => each.FullName == door);
        var called = Methods(type).Single(each => each.ToString() == method);
        var needed = Doors[type];

        var error = await Record.ExceptionAsync(() => CallAsync(called, role));

        if (role < needed)
            Assert.Equal(needed, Assert.IsType<AccessDeniedException>(error).Needed);
        else
            Assert.IsNotType<AccessDeniedException>(error);
    }

    private async Task CallAsync(MethodInfo method, Role role)
    {
        var door = auth.Host.Services.GetRequiredService(method.DeclaringType!);
        var origin = new Origin("somebody", OriginSource.Console, role);
        object?[] arguments = [.. method.GetParameters().Select(parameter => Value(parameter.ParameterType, origin))];
        try
        {
            switch (method.Invoke(door, arguments))
            {
                case Task task:
                    await task;
                    break;
                case IAsyncEnumerable<AuditEntry> entries:
                    await foreach (var _ in entries) { }
                    break;
            }
        }
        catch (TargetInvocationException error)
        {
            throw error.InnerException!;
        }
    }

    private static object? Value(Type type, Origin origin) =>
        type == typeof(Origin) ? origin
        : type == typeof(string) ? "x"
        : type == typeof(Guid) ? Guid.NewGuid()
        : type == typeof(byte[]) ? new byte[1]
        : type == typeof(NewTaskRun) ? new NewTaskRun(new TaskRunKey(null, "t", Guid.NewGuid().ToString()))
        : type == typeof(IEnumerable<NewTaskRun>) ? Array.Empty<NewTaskRun>()
        : type == typeof(IEnumerable<Guid>) || type == typeof(IReadOnlyCollection<Guid>) ? Array.Empty<Guid>()
        : type == typeof(IReadOnlyList<NewLog>) ? new[] { new NewLog("n", 20, "m", DateTimeOffset.UnixEpoch) }
        : type == typeof(IReadOnlyList<string>) ? Array.Empty<string>()
        : type == typeof(IReadOnlyDictionary<string, JsonElement>) ? new Dictionary<string, JsonElement>()
        : type == typeof(ProposedState) ? new ProposedState(StateType.Pending)
        : type == typeof(LimitKey) ? new LimitKey("n")
        : type == typeof(LimitRef) ? LimitRef.Parse("n")
        : type == typeof(LimitChange) ? new LimitChange()
        : type == typeof(SlotRequest) ? new SlotRequest(["n"], 1, LimitsRate: false, CreatesMissing: false)
        : type == typeof(NewFlow) ? new NewFlow("n")
        : type == typeof(FlowRunChange) ? new FlowRunChange()
        : type == typeof(NewApiKey) ? new NewApiKey(Guid.NewGuid().ToString(), Role.Viewer, null)
        : type == typeof(Account) ? Account.Local("n", Guid.NewGuid().ToString(), Role.Viewer, DateTimeOffset.UnixEpoch)
        : type == typeof(AuditFilter) ? new AuditFilter()
        : type == typeof(NewBulkJob)
            ? new NewBulkJob(
                Guid.NewGuid(),
                BulkAction.Cancel,
                new(new("", DateTimeOffset.UnixEpoch, 0), new Dictionary<StateType, int>(), true, [])
            )
        : type == typeof(NewFlowRun) ? new NewFlowRun(Guid.NewGuid())
        : type.IsValueType ? Activator.CreateInstance(type)
        : null;

    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => Array.Exists(method.GetParameters(), each => each.ParameterType == typeof(Origin)));
}
