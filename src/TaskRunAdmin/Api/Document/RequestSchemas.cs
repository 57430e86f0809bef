using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Model;
using static TaskRunAdmin.Api.Document.Schema;

namespace TaskRunAdmin.Api.Document;

/// <summary>
/// What the server reads about task runs (contract 2 and 4). The schemas are strict; the server is a little less so, as
/// the document's introduction says.
/// </summary>
internal static class RequestSchemas
{
    internal const string TaskRunCreate = "TaskRunCreate";
    internal const string StateCreate = "StateCreate";

    internal static void Add(OpenApiDocument document, ApiOptions options)
    {
        document.AddComponent(StateCreate, StateSchema(document));
        document.AddComponent(TaskRunCreate, CreateSchema(document, options));
    }

    private static OpenApiSchema StateSchema(OpenApiDocument document) =>
        Read(
            "A state that is asked for. Its id and timestamp are the server's to give.",
            ["type"],
            isClosed: true,
            ("type", new OpenApiSchemaReference(SharedSchemas.StateType, document)),
            ("name", Text("A name of your own; null: the type's.", NewTaskRun.MaxTextLength).OrNull().Default(null)),
            ("message", Text("Free text, of any length.").OrNull().Default(null)),
            (
                "data",
                Any(
                    "Any JSON; usually says where the result is kept. An object with the type `unpersisted` is not "
                        + "stored, and `artifact_key`, `artifact_type` and `artifact_description` are kept apart."
                )
            ),
            (
                "state_details",
                Read(
                    "Details of the state. Other fields than these are ignored.",
                    [],
                    isClosed: false,
                    SharedSchemas.StateDetails()
                )
            )
        );

    private static OpenApiSchema CreateSchema(OpenApiDocument document, ApiOptions options) =>
        Read(
            "A task run that is asked for. `flow_run_id`, `task_key` and `dynamic_key` are its key: they are compared "
                + "byte by byte, and a null `flow_run_id` is a value like any other.",
            ["task_key", "dynamic_key"],
            isClosed: true,
            ("id", Uuid("An id of your own; null: the server mints one, ordered by time.").OrNull().Default(null)),
            (
                "state",
                new OpenApiSchemaReference(StateCreate, document)
                    .OrNull("The first state; null: PENDING.")
                    .Default(null)
            ),
            (
                "name",
                Text("Shown to people; null or empty: one is made up.", NewTaskRun.MaxTextLength).OrNull().Default(null)
            ),
            ("flow_run_id", Uuid("The flow run that the run belongs to.").OrNull().Default(null)),
            ("task_key", Text("Names the task.", TaskRunKey.MaxLength).Example("etl.load-1a2b")),
            ("dynamic_key", Text("Tells the runs of one task apart.", TaskRunKey.MaxLength).Example("0")),
            ("cache_key", Text("Stored and returned.", options.MaxCacheKeyLength).OrNull().Default(null)),
            ("cache_expiration", Instant("Stored and returned.").OrNull().Default(null)),
            ("task_version", Text("The version of the task's code, in any notation.").OrNull().Default(null)),
            (
                "empirical_policy",
                Read(
                    "How the run is retried. Other fields than these are ignored.",
                    [],
                    isClosed: false,
                    SharedSchemas.Policy()
                )
            ),
            (
                "tags",
                List("Order and duplicates are kept.", Text("A tag.", NewTaskRun.MaxTextLength))
                    .Default(new JsonArray())
            ),
            (
                "labels",
                new OpenApiSchemaReference(SharedSchemas.Labels, document)
                    .OrNull("They win over the flow run's labels and the server's own.")
                    .Default(new JsonObject())
            ),
            (
                "task_inputs",
                Map(
                        "For each parameter, where its value came from.",
                        List("The inputs of one parameter.", SharedSchemas.TaskInput(isTagged: false))
                    )
                    .Default(new JsonObject())
            )
        );
}
