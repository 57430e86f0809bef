namespace TaskRunAdmin.Api.Document;

/// <summary>Requests about flows and flow runs that can be sent as they are.</summary>
internal static class FlowRunExamples
{
    internal static readonly (string, string)[] Flow =
    [
        (
            "With tags and labels",
            """
            { "name": "nightly-load", "tags": ["etl"], "labels": { "team": "data" } }
            """
        ),
    ];

    internal static readonly (string, string)[] FlowChange =
    [
        (
            "Other tags",
            """
            { "tags": ["etl", "nightly"] }
            """
        ),
    ];

    internal static readonly (string, string)[] Create =
    [
        (
            "Once a day",
            """
            {
              "flow_id": "0193a4c2-7d1e-7b3a-9c55-0123456789ab",
              "name": "load of the 31st",
              "idempotency_key": "2026-01-31",
              "parameters": { "day": "2026-01-31" },
              "state": { "type": "RUNNING" }
            }
            """
        ),
    ];

    internal static readonly (string, string)[] Change =
    [
        (
            "Who executes it",
            """
            { "infrastructure_pid": "worker-3:4711" }
            """
        ),
    ];

    internal static readonly (string, string)[] Labels =
    [
        (
            "One label",
            """
            { "region": "north" }
            """
        ),
    ];

    internal static readonly (string, string)[] Page =
    [
        (
            "The first ten",
            """
            { "limit": 10 }
            """
        ),
    ];

    internal static readonly (string, string)[] Filter =
    [
        (
            "What runs now",
            """
            { "flow_runs": { "state": { "type": { "any_": ["RUNNING"] } } } }
            """
        ),
    ];
}
