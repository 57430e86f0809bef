using Microsoft.OpenApi;
using static TaskRunAdmin.Api.Document.Schema;

namespace TaskRunAdmin.Api.Document;

/// <summary>What the server writes about task runs (contract 3), in the order in which it writes it.</summary>
internal static class TaskRunSchemas
{
    internal const string TaskRun = "TaskRun";
    internal const string State = "State";

    internal static void Add(OpenApiDocument document)
    {
        document.AddComponent(State, StateSchema(document));
        document.AddComponent(TaskRun, TaskRunSchema(document));
    }

    private static OpenApiSchema StateSchema(OpenApiDocument document) =>
        Written(
            "One entry of a run's history. It never changes.",
            ("id", Uuid("Minted by the server, ordered by time.")),
            ("type", new OpenApiSchemaReference(SharedSchemas.StateType, document)),
            ("name", Text("Free text; usually the type's own name.").Example("Pending")),
            ("timestamp", Instant("When the run entered this state, by the server's clock.")),
            ("message", Text("Free text.").OrNull()),
            ("data", Any("Any JSON; usually says where the result is kept.")),
            ("state_details", Written("Details of the state.", SharedSchemas.StateDetails()))
        );

    internal static OpenApiSchema TaskRunSchema(OpenApiDocument document) =>
        Written(
            "A task run.",
            ("id", Uuid("The run's id.")),
            ("created", Instant("When the run was created.")),
            ("updated", Instant("When the run last changed.")),
            ("name", Text("The name shown to people.").Example("calm-otter")),
            ("flow_run_id", Uuid("The run's flow run.").OrNull()),
            ("task_key", Text("Names the task.").Example("etl.load-1a2b")),
            ("dynamic_key", Text("Tells the runs of one task apart.").Example("0")),
            ("cache_key", Text("As it was sent.").OrNull()),
            ("cache_expiration", Instant("As it was sent.").OrNull()),
            ("task_version", Text("The version of the task's code.").OrNull()),
            ("empirical_policy", Written("How the run is retried.", SharedSchemas.Policy())),
            ("tags", List("The tags, in the order in which they were sent.", Text("A tag."))),
            (
                "labels",
                Map(
                    "The flow run's labels, the server's own, and those that were sent; a later one wins.",
                    new OpenApiSchema { Type = JsonSchemaType.Boolean | JsonSchemaType.Number | JsonSchemaType.String }
                )
            ),
            ("state_id", Uuid("The current state's id.")),
            (
                "task_inputs",
                Map(
                    "For each parameter, where its value came from.",
                    List("The inputs of one parameter.", SharedSchemas.TaskInput(isTagged: true))
                )
            ),
            ("state_type", new OpenApiSchemaReference(SharedSchemas.StateType, document)),
            ("state_name", Text("The current state's name.").Example("Pending")),
            ("run_count", Whole("How many times RUNNING was entered.", min: 0)),
            ("flow_run_run_count", Whole("The flow run's run count when this run last entered RUNNING.", min: 0)),
            ("expected_start_time", Instant("When the run was first due. Never changes.")),
            ("next_scheduled_start_time", Instant("When a SCHEDULED run is due.").OrNull()),
            ("start_time", Instant("When RUNNING was first entered, or the run ended without it.").OrNull()),
            ("end_time", Instant("When the run first ended.").OrNull()),
            ("total_run_time", Number("Seconds spent in RUNNING states that have been left.", min: 0)),
            ("estimated_run_time", Number("The same, with the RUNNING state that the run is in, as of this answer.")),
            (
                "estimated_start_time_delta",
                Number("Seconds by which the run started late, or is late as of this answer.", min: 0)
            ),
            ("state", new OpenApiSchemaReference(State, document))
        );
}
