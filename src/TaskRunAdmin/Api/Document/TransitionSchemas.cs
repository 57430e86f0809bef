using Microsoft.OpenApi;
using TaskRunAdmin.Core.Orchestration;
using static TaskRunAdmin.Api.Document.Schema;

namespace TaskRunAdmin.Api.Document;

/// <summary>A proposed state, and what came of it (contract 4.6).</summary>
internal static class TransitionSchemas
{
    internal const string SetState = "SetState";
    internal const string Result = "OrchestrationResult";

    internal static void Add(OpenApiDocument document)
    {
        document.AddComponent(
            SetState,
            Read(
                "A state that is proposed. Other fields than these are ignored.",
                ["state"],
                isClosed: false,
                ("state", new OpenApiSchemaReference(RequestSchemas.StateCreate, document)),
                ("force", Flag("Whether the rules are passed over.").OrNull().Default(false))
            )
        );
        document.AddComponent(
            Result,
            Written(
                "What came of a proposed state.",
                (
                    "state",
                    new OpenApiSchemaReference(TaskRunSchemas.State, document).OrNull(
                        "The state that was entered; where none was, the run's current one."
                    )
                ),
                (
                    "status",
                    OneOf(
                        "ACCEPT: it was entered, perhaps renamed. REJECT: not, but perhaps another one. ABORT: it will not "
                            + "be. WAIT: not yet.",
                        Enum.GetNames<TransitionStatus>().Select(name => name.ToUpperInvariant())
                    )
                ),
                ("details", Details())
            )
        );
    }

    private static OpenApiSchema Details()
    {
        var details = Written(
            "Why.",
            (
                "type",
                OneOf(
                    "The kind of details.",
                    Enum.GetNames<TransitionStatus>().Select(name => $"{name.ToLowerInvariant()}_details")
                )
            )
        );
        details.Properties!["delay_seconds"] = Whole("For WAIT: seconds after which to propose it again.", min: 0);
        details.Properties!["reason"] = Text("For people; absent for ACCEPT.").Example("Run is already COMPLETED.");
        return details;
    }
}

/// <summary>Proposals that can be sent as they are.</summary>
internal static class TransitionExamples
{
    internal static readonly (string, string)[] SetState =
    [
        (
            "Start it",
            """
            { "state": { "type": "RUNNING" } }
            """
        ),
        (
            "It failed",
            """
            { "state": { "type": "FAILED", "message": "connection refused" }, "force": false }
            """
        ),
    ];
}
