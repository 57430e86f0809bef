namespace TaskRunAdmin.Api.Document;

/// <summary>Requests about concurrency limits that can be sent as they are.</summary>
internal static class LimitExamples
{
    internal static readonly (string, string)[] Create =
    [
        (
            "At most three runs of a tag at a time",
            """
            { "name": "tag:db", "limit": 3 }
            """
        ),
        (
            "A hundred calls a minute",
            """
            { "name": "vendor-api", "limit": 100, "slot_decay_per_second": 1.6 }
            """
        ),
    ];

    internal static readonly (string, string)[] Change =
    [
        (
            "More slots",
            """
            { "limit": 5 }
            """
        ),
        (
            "Free all slots",
            """
            { "active_slots": 0 }
            """
        ),
        (
            "Out of force",
            """
            { "active": false }
            """
        ),
    ];

    internal static readonly (string, string)[] Page =
    [
        (
            "The first five",
            """
            { "limit": 5, "offset": 0 }
            """
        ),
    ];

    internal static readonly (string, string)[] Take =
    [
        (
            "One slot of each",
            """
            { "slots": 1, "names": ["tag:db", "tag:etl"], "mode": "concurrency" }
            """
        ),
    ];

    internal static readonly (string, string)[] TakeLease =
    [
        (
            "For a task run, for five minutes",
            """
            {
              "slots": 1,
              "names": ["tag:etl"],
              "lease_duration": 300,
              "holder": { "type": "task_run", "id": "0193a4c2-7d1e-7b3a-9c55-0123456789ab" }
            }
            """
        ),
    ];

    internal static readonly (string, string)[] Give =
    [
        (
            "One slot of each, held for four seconds",
            """
            { "slots": 1, "names": ["tag:db", "tag:etl"], "occupancy_seconds": 4.2 }
            """
        ),
    ];

    internal static readonly (string, string)[] GiveLease =
    [
        (
            "A lease",
            """
            { "lease_id": "0193a4c2-7d1e-7b3a-9c55-0123456789ab" }
            """
        ),
    ];

    internal static readonly (string, string)[] Renew =
    [
        (
            "For ten minutes from now",
            """
            { "lease_duration": 600 }
            """
        ),
    ];

    internal static readonly (string, string)[] CreateLegacy =
    [
        (
            "At most ten runs of a tag at a time",
            """
            { "tag": "db", "concurrency_limit": 10 }
            """
        ),
    ];

    internal static readonly (string, string)[] Reset =
    [
        (
            "Free all slots",
            """
            { "slot_override": null }
            """
        ),
    ];

    internal static readonly (string, string)[] RunSlots =
    [
        (
            "A run of two tags",
            """
            { "names": ["db", "etl"], "task_run_id": "0193a4c2-7d1e-7b3a-9c55-0123456789ab" }
            """
        ),
    ];
}
