namespace TaskRunAdmin.Api.Document;

/// <summary>Requests that can be sent as they are.</summary>
internal static class TaskRunExamples
{
    internal static readonly (string, string)[] Create =
    [
        (
            "Only what is required",
            """
            { "task_key": "etl.load-1a2b", "dynamic_key": "0" }
            """
        ),
        (
            "Scheduled, with tags and retries",
            """
            {
              "task_key": "etl.load-1a2b",
              "dynamic_key": "1",
              "name": "load the orders",
              "tags": ["etl", "db"],
              "labels": { "team": "data" },
              "empirical_policy": { "retries": 2, "retry_delay": [10, 60], "retry_jitter_factor": 0.2 },
              "state": {
                "type": "SCHEDULED",
                "message": "after the nightly import",
                "state_details": { "scheduled_time": "2030-01-31T02:00:00Z" }
              },
              "task_inputs": { "source": [{ "input_type": "parameter", "name": "source" }] }
            }
            """
        ),
    ];

    internal static readonly (string, string)[] Page =
    [
        (
            "The newest ten",
            """
            { "limit": 10 }
            """
        ),
        (
            "Due next, second page",
            """
            { "sort": "NEXT_SCHEDULED_START_TIME_ASC", "limit": 50, "offset": 50 }
            """
        ),
        (
            "What failed of one tag in a night",
            """
            {
              "sort": "END_TIME_DESC",
              "task_runs": {
                "tags": { "all_": ["etl"] },
                "state": { "type": { "any_": ["FAILED", "CRASHED"] } },
                "end_time": { "after_": "2026-01-31T00:00:00Z", "before_": "2026-01-31T06:00:00Z" }
              }
            }
            """
        ),
    ];

    internal static readonly (string, string)[] NumberedPage =
    [
        (
            "The second fifty",
            """
            { "limit": 50, "page": 2 }
            """
        ),
    ];

    internal static readonly (string, string)[] Filter =
    [
        (
            "The runs of one flow run",
            """
            { "flow_runs": { "id": { "any_": ["0193a4c2-7d1e-7b3a-9c55-0123456789ab"] } } }
            """
        ),
        (
            "Running or due",
            """
            { "task_runs": { "state": { "type": { "any_": ["RUNNING", "SCHEDULED", "PENDING"] } } } }
            """
        ),
    ];

    internal static readonly (string, string)[] History =
    [
        (
            "A day by the hour",
            """
            {
              "history_start": "2026-01-31T00:00:00Z",
              "history_end": "2026-02-01T00:00:00Z",
              "history_interval_seconds": 3600
            }
            """
        ),
    ];

    internal static readonly (string, string)[] Rename =
    [
        (
            "Another name",
            """
            { "name": "load the orders again" }
            """
        ),
    ];

    internal static readonly (string, string)[] Dashboard =
    [
        (
            "Since midnight",
            """
            { "task_runs": { "start_time": { "after_": "2026-01-31T00:00:00Z" } } }
            """
        ),
    ];

    internal static readonly (string, string)[] FlowRunIds =
    [
        (
            "One flow run",
            """
            { "flow_run_ids": ["0193a4c2-7d1e-7b3a-9c55-0123456789ab"] }
            """
        ),
    ];

    internal static readonly (string, string)[] TaskWorkers =
    [
        (
            "Of one task",
            """
            { "task_worker_filter": { "task_keys": ["etl.load-1a2b"] } }
            """
        ),
    ];
}
