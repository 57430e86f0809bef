using Microsoft.OpenApi;
using TaskRunAdmin.Core.Model;
using static TaskRunAdmin.Api.Document.Schema;

namespace TaskRunAdmin.Api.Document;

/// <summary>The fields that requests and answers share.</summary>
internal static class SharedSchemas
{
    internal const string StateType = "StateType";
    internal const string Labels = "Labels";

    internal static void Add(OpenApiDocument document)
    {
        document.AddComponent(
            StateType,
            OneOf(
                "COMPLETED, FAILED, CANCELLED and CRASHED are terminal: the run has ended.",
                StateTypes.All.Select(type => type.WireName())
            )
        );
        document.AddComponent(
            Labels,
            Map(
                "Labels: names and scalar values.",
                new OpenApiSchema { Type = JsonSchemaType.Boolean | JsonSchemaType.Number | JsonSchemaType.String }
            )
        );
    }

    internal static (string, IOpenApiSchema)[] StateDetails() =>
        [
            ("flow_run_id", Uuid("The run's flow run. Set by the server, whatever is sent.").OrNull().Default(null)),
            ("task_run_id", Uuid("The run. Set by the server, whatever is sent.").OrNull().Default(null)),
            ("child_flow_run_id", Uuid("The flow run that this task run stands for.").OrNull().Default(null)),
            (
                "scheduled_time",
                Instant("When a SCHEDULED run is due; for that type, none given means now.").OrNull().Default(null)
            ),
            ("cache_key", Text("The key under which the result is cached.").OrNull().Default(null)),
            (
                "cache_expiration",
                Instant("Until when the cached result is good; null: for ever.").OrNull().Default(null)
            ),
            ("deferred", Flag("Whether the run is delivered to task workers.").OrNull().Default(false)),
            ("untrackable_result", Flag("Whether the result cannot be tracked by reference.").Default(false)),
            ("pause_timeout", Instant("When a PAUSED run gives up waiting.").OrNull().Default(null)),
            ("pause_reschedule", Flag("Whether a PAUSED run is scheduled anew when resumed.").Default(false)),
            ("pause_key", Text("Tells the pauses of one run apart.").OrNull().Default(null)),
            (
                "run_input_keyset",
                Map("Where the inputs of a paused run are kept.", Text("A key.")).OrNull().Default(null)
            ),
            ("refresh_cache", Flag("Whether the cache is passed over.").OrNull().Default(null)),
            ("retriable", Flag("Whether a FAILED run may be retried; null counts as true.").OrNull().Default(null)),
            ("transition_id", Uuid("The client's own id of this transition.").OrNull().Default(null)),
            ("task_parameters_id", Uuid("Where the parameters of a deferred run are kept.").OrNull().Default(null)),
            ("traceparent", Text("The W3C trace context of the client.").OrNull().Default(null)),
            (
                "deployment_concurrency_lease_id",
                Uuid("The lease on a deployment's concurrency slot.").OrNull().Default(null)
            ),
        ];

    internal static (string, IOpenApiSchema)[] Policy() =>
        [
            ("max_retries", Whole("Deprecated: counts where `retries` says nothing.").Default(0)),
            (
                "retry_delay_seconds",
                Number("Deprecated: counts where `retry_delay` says nothing. Seconds.").Default(0.0)
            ),
            (
                "retries",
                Whole("How many times a failed run is tried again; null or negative: never.").OrNull().Default(null)
            ),
            (
                "retry_delay",
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Number | JsonSchemaType.Array | JsonSchemaType.Null,
                    Description =
                        "Seconds to wait before a retry: one number for all of them, or a list with one for each, "
                        + "of which the last repeats. Whole numbers and fractions are kept apart.",
                    Items = Number("Seconds."),
                    MinItems = 1,
                    MaxItems = RunPolicy.MaxRetryDelays,
                }.Default(null)
            ),
            (
                "retry_jitter_factor",
                Number("How far delays are spread around their value; null: not at all.", min: 0).OrNull().Default(null)
            ),
        ];

    /// <summary>The four shapes of an input of a task run.</summary>
    /// <param name="isTagged">Whether the tag is always there.</param>
    internal static IOpenApiSchema TaskInput(bool isTagged) =>
        new OpenApiSchema
        {
            Description = "Where a value came from: a task run, a flow run, a parameter or a constant.",
            AnyOf =
            [
                Shape("task_run", "id", Uuid("A task run, whose result it is. It need not exist."), isTagged),
                Shape("flow_run", "id", Uuid("A flow run, whose result it is. It need not exist."), isTagged),
                Shape("parameter", "name", Text("A parameter of the flow."), isTagged),
                Shape("constant", "type", Text("The type of a value that is written in the code."), isTagged),
            ],
        };

    private static OpenApiSchema Shape(string tag, string name, IOpenApiSchema value, bool isTagged) =>
        Read(
            $"Input of kind {tag}.",
            isTagged ? ["input_type", name] : [name],
            isClosed: false,
            ("input_type", OneOf("The kind.", [tag])),
            (name, value)
        );
}
