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
    ];
}
