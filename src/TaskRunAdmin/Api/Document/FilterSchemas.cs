using Microsoft.OpenApi;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Reading;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Core.TaskRuns.Query;
using static TaskRunAdmin.Api.Document.Schema;

namespace TaskRunAdmin.Api.Document;

/// <summary>What runs are asked for, and what is said of many at once (contract 4.2 to 4.9 and 5).</summary>
internal static class FilterSchemas
{
    internal const string Filter = "TaskRunFilters";
    internal const string Page = "TaskRunPage";
    internal const string NumberedPage = "TaskRunNumberedPage";
    internal const string PageAnswer = "TaskRunPageAnswer";
    internal const string History = "HistoryRequest";
    internal const string HistoryInterval = "HistoryInterval";
    internal const string Rename = "TaskRunUpdate";
    internal const string StateCounts = "StateCounts";
    internal const string Dashboard = "DashboardRequest";
    internal const string Outcome = "OutcomeCounts";
    internal const string UiTaskRun = "UiTaskRun";
    internal const string FlowRunIds = "FlowRunIds";
    internal const string FlowRunCounts = "FlowRunCounts";

    private const string TaskRunCriteria = "TaskRunCriteria";
    private const string FlowRunCriteria = "FlowRunCriteria";
    private const string FlowCriteria = "FlowCriteria";
    private const string DeploymentCriteria = "DeploymentCriteria";

    internal static void Add(OpenApiDocument document, ApiOptions options)
    {
        document.AddComponent(TaskRunCriteria, TaskRuns(document));
        document.AddComponent(FlowRunCriteria, FlowRuns(document));
        document.AddComponent(FlowCriteria, Flows());
        document.AddComponent(DeploymentCriteria, Deployments());
        document.AddComponent(
            Filter,
            Read(
                "Which runs: those that pass all of these. Other fields are ignored.",
                [],
                isClosed: false,
                TaskRunFilters(document)
            )
        );
        document.AddComponent(
            Page,
            Read(
                "A page of a listing. Null means the same as absent. Other fields than these are ignored.",
                [],
                isClosed: false,
                [
                    .. Order(options, TaskRunSorts.ByWireName.Keys, "ID_DESC"),
                    ("offset", Whole("How many runs to pass over.", min: 0).OrNull().Default(0)),
                    (
                        "cursor",
                        Cursor(
                                $"Goes on where another page ended: what its answer had in `{TaskRunEndpoints.NextCursor}`. Good for "
                                    + "the same sort and the same filters only, and without an offset."
                            )
                            .OrNull()
                            .Default(null)
                    ),
                    .. TaskRunFilters(document),
                ]
            )
        );
        document.AddComponent(
            NumberedPage,
            Read(
                "A page of a listing by its number. Null means the same as absent. Other fields than these are ignored.",
                [],
                isClosed: false,
                [
                    .. Order(options, TaskRunSorts.ByWireName.Keys, "ID_DESC"),
                    ("page", Whole("The number of the page.", min: 1).OrNull().Default(1)),
                    .. TaskRunFilters(document),
                ]
            )
        );
        document.AddComponent(PageAnswer, PageOf(document, TaskRunSchemas.TaskRun));
        document.AddComponent(History, HistoryOf(TaskRunFilters(document)));
        document.AddComponent(HistoryInterval, Interval(document));
        document.AddComponent(
            Rename,
            Read(
                "What of a run can be changed.",
                [],
                isClosed: true,
                ("name", Name("The name; absent: it keeps the one it has."))
            )
        );
        document.AddComponent(
            StateCounts,
            Written(
                "How many runs are in a state of each type.",
                [.. StateTypes.All.Select(type => (type.WireName(), (IOpenApiSchema)Whole("How many.", min: 0)))]
            )
        );
        document.AddComponent(
            Dashboard,
            Read(
                "A window of start times: `task_runs.start_time.after_` has to be there. Other fields are ignored.",
                ["task_runs"],
                isClosed: false,
                [
                    ("task_runs", Window(document)),
                    .. TaskRunFilters(document).Where(filter => filter.Name != "task_runs"),
                ]
            )
        );
        document.AddComponent(
            Outcome,
            Written(
                "How the runs that started in one interval have ended.",
                ("completed", Whole("COMPLETED and CANCELLED.", min: 0)),
                ("failed", Whole("FAILED and CRASHED.", min: 0))
            )
        );
        document.AddComponent(UiTaskRun, WithFlowRunName(document));
        document.AddComponent(
            FlowRunIds,
            Read(
                "Flow runs.",
                ["flow_run_ids"],
                isClosed: false,
                ("flow_run_ids", List("Their ids.", Uuid("A flow run."), max: TaskRunFilterReader.MaxFlowRuns))
            )
        );
        document.AddComponent(
            FlowRunCounts,
            Map("How many task runs each flow run has: 0 for one that has none.", Whole("How many.", min: 0))
        );
    }

    /// <summary>A page, and how many there are.</summary>
    internal static OpenApiSchema PageOf(OpenApiDocument document, string resource) =>
        Written(
            "A page, and how many there are.",
            ("results", List("What is on the page.", new OpenApiSchemaReference(resource, document))),
            ("count", Whole("How many pass the filters.", min: 0)),
            ("limit", Whole("How many a page has at most.", min: 0)),
            ("pages", Whole("How many pages there are; 0 when the limit is 0.", min: 0)),
            ("page", Whole("The number of this page.", min: 1))
        );

    /// <summary>A stretch of time.</summary>
    internal static OpenApiSchema HistoryOf((string Name, IOpenApiSchema Schema)[] filters) =>
        Read(
            $"A stretch of time in equal intervals, {TaskRunIntervals.Max} of them at most. Other fields are ignored.",
            ["history_start", "history_end", "history_interval_seconds"],
            isClosed: false,
            [
                ("history_start", Instant("When the first interval begins.")),
                ("history_end", Instant("No interval begins at or after this.")),
                ("history_interval_seconds", Number("How long each interval is, in seconds.", min: 1)),
                .. filters,
            ]
        );

    internal static (string Name, IOpenApiSchema Schema)[] Order(
        ApiOptions options,
        IEnumerable<string> sorts,
        string sort
    ) =>
        [
            ("sort", OneOf("The order: nulls last, ties by age.", sorts).OrNull().Default(sort)),
            (
                "limit",
                Whole("How many at most.", min: 0, max: options.DefaultLimit).OrNull().Default(options.DefaultLimit)
            ),
        ];

    private static (string Name, IOpenApiSchema Schema)[] TaskRunFilters(OpenApiDocument document) =>
        [
            .. Filters(document),
            (
                "query",
                Words(
                        "Which runs, in words, as in the console's filter: `state:failed,crashed tag:etl -name:daily since:24h`. Ours."
                    )
                    .OrNull()
                    .Default(null)
            ),
        ];

    internal static (string Name, IOpenApiSchema Schema)[] Filters(OpenApiDocument document) =>
        [
            ("flows", new OpenApiSchemaReference(FlowCriteria, document).OrNull("What their flows are.")),
            ("flow_runs", new OpenApiSchemaReference(FlowRunCriteria, document).OrNull("What their flow runs are.")),
            ("task_runs", new OpenApiSchemaReference(TaskRunCriteria, document).OrNull("What their task runs are.")),
            (
                "deployments",
                new OpenApiSchemaReference(DeploymentCriteria, document).OrNull("There are none, so nothing passes.")
            ),
        ];

    private static OpenApiSchema Words(string about)
    {
        var words = Text(about, RunQuery.MaxLength);
        words.Format = "query";
        return words;
    }

    private static OpenApiSchema TaskRuns(OpenApiDocument document) =>
        Criteria(
            "What runs are.",
            hasOperator: true,
            ("id", Criteria("The id.", false, ("any_", Uuids()))),
            ("name", Criteria("The name.", false, ("any_", Texts()), ("like_", Like()))),
            (
                "tags",
                Criteria(
                    "The tags.",
                    true,
                    ("all_", Texts("The run has all of these.")),
                    ("is_null_", IsNull("there are none"))
                )
            ),
            ("state", State(document, negated: false)),
            ("start_time", Range("When RUNNING was first entered.", nullable: true)),
            ("end_time", Range("When the run first ended.", nullable: true)),
            ("expected_start_time", Range("When the run was first due.", nullable: false)),
            (
                "subflow_runs",
                Criteria(
                    "Sub-flows: flow runs that a task run stands for.",
                    false,
                    ("exists_", IsNull("there are any"))
                )
            ),
            (
                "flow_run_id",
                Criteria(
                    "The flow run. An empty object asks for runs that have one.",
                    true,
                    ("any_", Uuids()),
                    ("is_null_", Flag("Whether there is none; then `any_` is not regarded.").OrNull().Default(false))
                )
            )
        );

    /// <summary>The same with a beginning in time, which has to be there.</summary>
    private static OpenApiSchema Window(OpenApiDocument document)
    {
        var runs = TaskRuns(document);
        var startTime = Read(
            "When RUNNING was first entered.",
            ["after_"],
            isClosed: true,
            ("before_", Instant("The window's end; null: now.").OrNull()),
            ("after_", Instant("The window's beginning.")),
            ("is_null_", IsNull("there is none"))
        );
        runs.Type = JsonSchemaType.Object;
        runs.Required = new HashSet<string> { "start_time" };
        runs.Properties!["start_time"] = startTime;
        return runs;
    }

    private static OpenApiSchema FlowRuns(OpenApiDocument document) =>
        Criteria(
            "What flow runs are.",
            hasOperator: true,
            (
                "id",
                Criteria(
                    "The id; good for flow runs that are kept elsewhere too.",
                    false,
                    ("any_", Uuids()),
                    ("not_any_", Uuids("None of these."))
                )
            ),
            ("name", Criteria("The name.", false, ("any_", Texts()), ("like_", Like()))),
            (
                "tags",
                Criteria(
                    "The tags.",
                    true,
                    ("all_", FlowTags("All of these.")),
                    ("any_", FlowTags("One of these at least.")),
                    ("is_null_", IsNull("there are none"))
                )
            ),
            (
                "deployment_id",
                Criteria("The deployment.", true, ("any_", Uuids()), ("is_null_", IsNull("there is none")))
            ),
            (
                "work_queue_name",
                Criteria("The work queue.", true, ("any_", Texts()), ("is_null_", IsNull("there is none")))
            ),
            (
                "parent_task_run_id",
                Criteria("The parent task run.", true, ("any_", Uuids()), ("is_null_", IsNull("there is none")))
            ),
            ("parent_flow_run_id", Criteria("The parent flow run.", true, ("any_", Uuids()))),
            ("state", State(document, negated: true)),
            ("flow_version", Criteria("The version of the flow.", false, ("any_", Texts()))),
            ("start_time", Range("When it started.", nullable: true)),
            ("end_time", Range("When it ended.", nullable: true)),
            ("expected_start_time", Range("When it was first due.", nullable: false)),
            ("next_scheduled_start_time", Range("When it is due next.", nullable: false)),
            (
                "idempotency_key",
                Criteria("The idempotency key.", false, ("any_", Texts()), ("not_any_", Texts("None of these.")))
            ),
            (
                "created_by",
                Criteria(
                    "Who made it.",
                    true,
                    ("id_", Uuids()),
                    ("type_", Texts()),
                    ("is_null_", IsNull("that is not known"))
                )
            )
        );

    private static OpenApiSchema Flows() =>
        Criteria(
            "What flows are.",
            hasOperator: true,
            ("id", Criteria("The id.", false, ("any_", Uuids()), ("not_any_", Uuids("None of these.")))),
            ("name", Criteria("The name.", false, ("any_", Texts()), ("like_", Like()))),
            (
                "tags",
                Criteria("The tags.", true, ("all_", FlowTags("All of these.")), ("is_null_", IsNull("there are none")))
            ),
            ("deployment", Criteria("The deployment.", true, ("is_null_", IsNull("there is none"))))
        );

    private static OpenApiSchema Deployments() =>
        Criteria(
            "What deployments are.",
            hasOperator: true,
            ("id", Criteria("The id.", false, ("any_", Uuids()), ("not_any_", Uuids("None of these.")))),
            ("name", Criteria("The name.", false, ("any_", Texts()), ("like_", Like()))),
            (
                "tags",
                Criteria(
                    "The tags.",
                    true,
                    ("all_", Texts("All of these.")),
                    ("any_", Texts()),
                    ("is_null_", IsNull("there are none"))
                )
            )
        );

    private static OpenApiSchema State(OpenApiDocument document, bool negated)
    {
        var types = List("State types.", new OpenApiSchemaReference(SharedSchemas.StateType, document)).OrNull();
        return Criteria(
            "The current state.",
            true,
            (
                "type",
                Criteria(
                    "Its type.",
                    false,
                    [("any_", types), .. negated ? [("not_any_", types)] : Array.Empty<(string, IOpenApiSchema)>()]
                )
            ),
            (
                "name",
                Criteria(
                    "Its name.",
                    false,
                    [("any_", Texts()), .. negated ? [("not_any_", Texts())] : Array.Empty<(string, IOpenApiSchema)>()]
                )
            )
        );
    }

    private static OpenApiSchema Range(string about, bool nullable) =>
        Criteria(
            about,
            false,
            [
                ("before_", Instant("At this instant or before.").OrNull()),
                ("after_", Instant("At this instant or after.").OrNull()),
                .. nullable ? [("is_null_", IsNull("there is none"))] : Array.Empty<(string, IOpenApiSchema)>(),
            ]
        );

    private static OpenApiSchema Criteria(
        string about,
        bool hasOperator,
        params (string Name, IOpenApiSchema Schema)[] fields
    ) =>
        Read(
                about,
                [],
                isClosed: true,
                [
                    .. hasOperator
                        ? [("operator", OneOf("Whether all or any of these count.", ["and_", "or_"]).Default("and_"))]
                        : Array.Empty<(string, IOpenApiSchema)>(),
                    .. fields,
                ]
            )
            .OrNull();

    private static OpenApiSchema Uuids(string about = "One of these; of an empty list: nothing.") =>
        List(about, Uuid("An id.")).OrNull();

    private static OpenApiSchema Texts(string about = "Exactly one of these; of an empty list: nothing.") =>
        List(about, Text("A text.")).OrNull();

    private static OpenApiSchema FlowTags(string about) =>
        List(about, Text("A tag."), max: FilterReader.MaxTags).OrNull();

    private static OpenApiSchema Cursor(string about)
    {
        var cursor = Text(about);
        cursor.Format = "cursor";
        return cursor;
    }

    private static OpenApiSchema Like() => Text("Has this in it, whatever the case. There are no wildcards.").OrNull();

    private static OpenApiSchema IsNull(string what) => Flag($"Whether {what}.").OrNull();

    private static OpenApiSchema Name(string about) => Text(about, NewTaskRun.MaxTextLength, min: 1);

    private static OpenApiSchema Interval(OpenApiDocument document) =>
        Written(
            "One interval.",
            ("interval_start", Instant("When it begins.")),
            ("interval_end", Instant("When it ends, and the next one begins.")),
            (
                "states",
                List(
                    "The runs that were due in it, by the state that they are in now.",
                    Written(
                        "Those in one state.",
                        ("state_type", new OpenApiSchemaReference(SharedSchemas.StateType, document)),
                        ("state_name", Text("The state's name.")),
                        ("count_runs", Whole("How many.", min: 1)),
                        ("sum_estimated_run_time", Number("Seconds that they ran, all together.", min: 0)),
                        ("sum_estimated_lateness", Number("Seconds that they were late, all together.", min: 0))
                    )
                )
            )
        );

    private static OpenApiSchema WithFlowRunName(OpenApiDocument document)
    {
        var run = TaskRunSchemas.TaskRunSchema(document);
        run.Description = "A task run with the name of its flow run.";
        run.Properties!["flow_run_name"] = Text("The flow run's name; null when it is not known here.").OrNull();
        run.Required!.Add("flow_run_name");
        return run;
    }
}
