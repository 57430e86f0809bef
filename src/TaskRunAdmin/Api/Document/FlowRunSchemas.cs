using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Model;
using static TaskRunAdmin.Api.Document.Schema;

namespace TaskRunAdmin.Api.Document;

/// <summary>Flows and flow runs (contract 7.3 and 7.4), what is asked of them and what is written about them.</summary>
internal static class FlowRunSchemas
{
    internal const string Flow = "Flow";
    internal const string FlowCreate = "FlowCreate";
    internal const string FlowChange = "FlowChange";
    internal const string FlowPage = "FlowPage";
    internal const string FlowNumberedPage = "FlowNumberedPage";
    internal const string FlowPageAnswer = "FlowPageAnswer";
    internal const string FlowRun = "FlowRun";
    internal const string FlowRunCreate = "FlowRunCreate";
    internal const string FlowRunChange = "FlowRunChange";
    internal const string Filter = "FlowRunFilter";
    internal const string Page = "FlowRunPage";
    internal const string NumberedPage = "FlowRunNumberedPage";
    internal const string PageAnswer = "FlowRunPageAnswer";
    internal const string Graph = "FlowRunGraph";
    internal const string GraphNode = "FlowRunGraphNode";
    internal const string History = "FlowRunHistoryRequest";

    internal static void Add(OpenApiDocument document, ApiOptions options)
    {
        document.AddComponent(Flow, FlowSchema());
        document.AddComponent(FlowCreate, FlowCreateSchema(document));
        document.AddComponent(
            FlowChange,
            Read("What of a flow can be changed.", [], isClosed: true, ("tags", Texts("The tags.").OrNull()))
        );
        document.AddComponent(FlowRun, FlowRunSchema(document));
        document.AddComponent(FlowRunCreate, FlowRunCreateSchema(document));
        document.AddComponent(FlowRunChange, FlowRunChangeSchema());
        document.AddComponent(
            Filter,
            Read(
                "Which: those that pass all of these. Other fields are ignored.",
                [],
                isClosed: false,
                Filters(document)
            )
        );
        AddPages(document, options, FlowRunSorts.FlowsByWireName.Keys, "NAME_ASC", FlowPage, FlowNumberedPage);
        AddPages(document, options, FlowRunSorts.ByWireName.Keys, "ID_DESC", Page, NumberedPage);
        document.AddComponent(FlowPageAnswer, FilterSchemas.PageOf(document, Flow));
        document.AddComponent(PageAnswer, FilterSchemas.PageOf(document, FlowRun));
        document.AddComponent(GraphNode, GraphNodeSchema(document));
        document.AddComponent(Graph, GraphSchema(document));
        document.AddComponent(History, FilterSchemas.HistoryOf(Filters(document)));
    }

    private static OpenApiSchema GraphSchema(OpenApiDocument document) =>
        Written(
            "What started within a flow run, and what depends on what.",
            ("start_time", Instant("When the flow run started, or is due.")),
            ("end_time", Instant("When it ended.").OrNull()),
            ("root_node_ids", List("The nodes without parents.", Uuid("A node."))),
            (
                "nodes",
                List(
                    "The nodes in the order in which they started.",
                    List(
                        "A node: its id, then itself.",
                        new OpenApiSchema
                        {
                            OneOf = [Uuid("The node's id."), new OpenApiSchemaReference(GraphNode, document)],
                        },
                        max: 2,
                        min: 2
                    ),
                    max: FlowRunGraph.MaxNodes
                )
            ),
            ("artifacts", None("Always empty: artifacts are not kept.")),
            (
                "states",
                List(
                    "The flow run's states, oldest first.",
                    Written(
                        "A state.",
                        ("id", Uuid("Its id.")),
                        ("timestamp", Instant("When it was entered.")),
                        ("type", new OpenApiSchemaReference(SharedSchemas.StateType, document)),
                        ("name", Text("Its name."))
                    )
                )
            )
        );

    private static OpenApiSchema GraphNodeSchema(OpenApiDocument document) =>
        Written(
            "A task run or a sub-flow that has started.",
            ("kind", OneOf("What it is.", [GraphNodeBody.TaskRun, GraphNodeBody.FlowRun])),
            ("id", Uuid("The task run, or the flow run of the sub-flow.")),
            ("label", Text("The task run's name, or those of flow and flow run.")),
            ("state_type", new OpenApiSchemaReference(SharedSchemas.StateType, document)),
            ("start_time", Instant("When it started.")),
            ("end_time", Instant("When it ended.").OrNull()),
            ("parents", Edges("The nodes whose results it was given.")),
            ("children", Edges("The nodes that were given its result.")),
            ("encapsulating", Edges("The nodes within which it was called.")),
            ("artifacts", None("Always empty."))
        );

    private static OpenApiSchema Edges(string about) => List(about, Written("A node.", ("id", Uuid("Its id."))));

    private static OpenApiSchema None(string about) => List(about, Any("Never there."), max: 0);

    private static void AddPages(
        OpenApiDocument document,
        ApiOptions options,
        IEnumerable<string> sorts,
        string sort,
        string page,
        string numbered
    )
    {
        const string About = "Null means the same as absent. Other fields than these are ignored.";
        (string, IOpenApiSchema)[] order = FilterSchemas.Order(options, sorts, sort);
        document.AddComponent(
            page,
            Read(
                $"A page of a listing. {About}",
                [],
                isClosed: false,
                [
                    .. order,
                    ("offset", Whole("How many to pass over.", min: 0).OrNull().Default(0)),
                    .. Filters(document),
                ]
            )
        );
        document.AddComponent(
            numbered,
            Read(
                $"A page of a listing by its number. {About}",
                [],
                isClosed: false,
                [.. order, ("page", Whole("The number of the page.", min: 1).OrNull().Default(1)), .. Filters(document)]
            )
        );
    }

    private static (string Name, IOpenApiSchema Schema)[] Filters(OpenApiDocument document) =>
        [
            .. FilterSchemas.Filters(document),
            ("work_pools", Elsewhere("Work pools")),
            ("work_queues", Elsewhere("Work queues")),
        ];

    private static OpenApiSchema Elsewhere(string what) =>
        new()
        {
            Type = JsonSchemaType.Object | JsonSchemaType.Null,
            Description = $"{what} are kept elsewhere: whatever is asked of them, nothing passes.",
        };

    private static OpenApiSchema FlowSchema() =>
        Written(
            "A flow.",
            ("id", Uuid("The flow's id.")),
            ("created", Instant("When it was created.")),
            ("updated", Instant("When it last changed.")),
            ("name", Text("The name.").Example("nightly-load")),
            ("tags", Texts("The tags.")),
            ("labels", Labels("The labels, which flow runs inherit."))
        );

    private static OpenApiSchema FlowCreateSchema(OpenApiDocument document)
    {
        var name = Text("Identifies the flow.", NewTaskRun.MaxTextLength, min: 1).Example("nightly-load");
        name.Pattern = "^[^/%&><]+$";
        return Read(
            "A flow that is asked for.",
            ["name"],
            isClosed: true,
            ("name", name),
            ("tags", Texts("Order and duplicates are kept.").Default(new JsonArray())),
            ("labels", LabelsOrNull(document, "Its flow runs inherit them."))
        );
    }

    private static OpenApiSchema FlowRunSchema(OpenApiDocument document) =>
        Written(
            "A flow run.",
            ("id", Uuid("The flow run's id.")),
            ("created", Instant("When it was created.")),
            ("updated", Instant("When it last changed.")),
            ("name", Text("The name shown to people.").Example("calm-otter")),
            ("flow_id", Uuid("The flow.")),
            ("state_id", Uuid("The current state's id.")),
            ("deployment_id", Uuid("As it was sent.").OrNull()),
            ("deployment_version", Text("Always null.").OrNull()),
            ("work_queue_id", Uuid("Always null.").OrNull()),
            ("work_queue_name", Text("As it was sent.").OrNull()),
            ("flow_version", Text("The version of the flow's code.").OrNull()),
            ("parameters", Object("What the flow is called with.")),
            ("idempotency_key", Text("As it was sent.").OrNull()),
            ("context", Object("As it was sent.")),
            ("empirical_policy", Written("How the flow run is retried.", Policy())),
            ("tags", Texts("The tags, in the order in which they were sent.")),
            ("labels", Labels("The flow's labels, the server's own, and those that were sent; a later one wins.")),
            ("parent_task_run_id", Uuid("The task run that stands for this sub-flow.").OrNull()),
            ("state_type", new OpenApiSchemaReference(SharedSchemas.StateType, document)),
            ("state_name", Text("The current state's name.").Example("Pending")),
            ("run_count", Whole("How many times RUNNING was entered.", min: 0)),
            ("expected_start_time", Instant("When it was first due. Never changes.")),
            ("next_scheduled_start_time", Instant("When a SCHEDULED flow run is due.").OrNull()),
            ("start_time", Instant("When RUNNING was first entered, or it ended without it.").OrNull()),
            ("end_time", Instant("When it first ended.").OrNull()),
            ("total_run_time", Number("Seconds spent in RUNNING states that have been left.", min: 0)),
            ("estimated_run_time", Number("The same, with the RUNNING state that it is in, as of this answer.")),
            ("estimated_start_time_delta", Number("Seconds by which it started late, or is late by now.", min: 0)),
            ("auto_scheduled", Flag("Always false.")),
            ("infrastructure_document_id", Uuid("As it was sent.").OrNull()),
            ("infrastructure_pid", Text("What executes it, in the client's own notation.").OrNull()),
            ("created_by", Any("Always null.")),
            ("work_pool_id", Uuid("Always null.").OrNull()),
            ("work_pool_name", Text("As it was sent.").OrNull()),
            ("state", new OpenApiSchemaReference(TaskRunSchemas.State, document).OrNull("The current state.")),
            ("job_variables", Object("As it was sent."))
        );

    private static OpenApiSchema FlowRunCreateSchema(OpenApiDocument document) =>
        Read(
            "A flow run that is asked for.",
            ["flow_id"],
            isClosed: true,
            ("flow_id", Uuid("The flow, which has to exist.")),
            (
                "state",
                new OpenApiSchemaReference(RequestSchemas.StateCreate, document)
                    .OrNull("The first state; null: PENDING.")
                    .Default(null)
            ),
            ("name", Name("Shown to people; null or empty: one is made up.")),
            ("flow_version", Name("The version of the flow's code, in any notation.")),
            ("parameters", Parameters("What the flow is called with.").Default(new JsonObject())),
            ("context", Object("Where it runs.").Default(new JsonObject())),
            ("parent_task_run_id", Uuid("The task run that stands for this sub-flow.").OrNull().Default(null)),
            ("infrastructure_document_id", Uuid("Stored and returned.").OrNull().Default(null)),
            (
                "empirical_policy",
                Read("How the flow run is retried. Other fields are ignored.", [], isClosed: false, Policy())
            ),
            ("tags", Texts("Order and duplicates are kept.").Default(new JsonArray())),
            ("labels", LabelsOrNull(document, "They win over the flow's labels and the server's own.")),
            ("idempotency_key", Name("A second request with this flow and key gets the same flow run.")),
            ("work_pool_name", Name("Stored and returned.")),
            ("work_queue_name", Name("Stored and returned.")),
            ("job_variables", Object("Stored and returned.").OrNull().Default(null)),
            ("deployment_id", Uuid("Stored and returned.").OrNull().Default(null))
        );

    private static OpenApiSchema FlowRunChangeSchema() =>
        Read(
            "What of a flow run can be changed.",
            [],
            isClosed: true,
            ("name", Text("The name.", NewTaskRun.MaxTextLength, min: 1).OrNull()),
            ("flow_version", Name("The version of the flow's code.")),
            ("parameters", Parameters("What the flow is called with.").OrNull()),
            (
                "empirical_policy",
                Read("How it is retried. Other fields are ignored.", [], isClosed: false, Policy()).OrNull()
            ),
            ("tags", Texts("The tags.").OrNull()),
            ("infrastructure_pid", Name("What executes it.")),
            ("job_variables", Object("For the infrastructure.").OrNull())
        );

    private static (string, IOpenApiSchema)[] Policy() =>
        [
            ("max_retries", Whole("Deprecated: counts where `retries` says nothing.").Default(0)),
            (
                "retry_delay_seconds",
                Number("Deprecated: counts where `retry_delay` says nothing. Seconds.").Default(0.0)
            ),
            (
                "retries",
                Whole("How many times a failed flow run is tried again; null or negative: never.")
                    .OrNull()
                    .Default(null)
            ),
            ("retry_delay", Whole("Seconds to wait before a retry.").OrNull().Default(null)),
            ("pause_keys", Texts("Pauses that it has been through.").OrNull()),
            ("resuming", Flag("Whether it is being resumed.").OrNull().Default(false)),
            ("retry_type", OneOf("How it is being retried.", ["in_process", "reschedule"]).OrNull().Default(null)),
        ];

    private static OpenApiSchema Name(string about) => Text(about, NewTaskRun.MaxTextLength).OrNull().Default(null);

    private static OpenApiSchema Texts(string about) => List(about, Text("A text.", NewTaskRun.MaxTextLength));

    private static OpenApiSchema Object(string about) => new() { Type = JsonSchemaType.Object, Description = about };

    private static OpenApiSchema Parameters(string about) =>
        Object($"{about} At most {NewFlowRun.MaxParametersSize} bytes of JSON.");

    private static OpenApiSchema Labels(string about) =>
        Map(about, new OpenApiSchema { Type = JsonSchemaType.Boolean | JsonSchemaType.Number | JsonSchemaType.String });

    private static OpenApiSchema LabelsOrNull(OpenApiDocument document, string about) =>
        new OpenApiSchemaReference(SharedSchemas.Labels, document).OrNull(about).Default(new JsonObject());
}
