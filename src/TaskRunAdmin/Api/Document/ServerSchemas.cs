using Microsoft.OpenApi;
using static TaskRunAdmin.Api.Document.Schema;

namespace TaskRunAdmin.Api.Document;

/// <summary>What the server says of itself and of who works for it (contract 4.10, 7.1 and 7.2).</summary>
internal static class ServerSchemas
{
    internal const string CsrfToken = "CsrfToken";
    internal const string Settings = "Settings";
    internal const string Storage = "Storage";
    internal const string TaskWorkerFilter = "TaskWorkerFilter";
    internal const string TaskWorker = "TaskWorker";

    internal static void Add(OpenApiDocument document)
    {
        document.AddComponent(
            CsrfToken,
            Written(
                "A token that a client's changes are let in by.",
                ("id", Uuid("The id of this token.")),
                ("created", Instant("When it was issued.")),
                ("updated", Instant("The same.")),
                ("token", Text("64 hexadecimal digits, for the header `Prefect-Csrf-Token`.")),
                ("client", Text("The client, for the header `Prefect-Csrf-Client`.")),
                ("expiration", Instant("Until when it is good."))
            )
        );
        document.AddComponent(
            Settings,
            Map("Settings, and sections of settings.", Any("A setting, or a section of settings by their keys."))
        );
        document.AddComponent(
            Storage,
            Written(
                "Where results are stored by default.",
                ("default_result_storage_block_id", Uuid("A block; always null.").OrNull())
            )
        );
        document.AddComponent(
            TaskWorkerFilter,
            Read(
                "Which task workers. Other fields are ignored.",
                [],
                isClosed: false,
                (
                    "task_worker_filter",
                    Read(
                            "Those that serve one of these tasks; null: all.",
                            ["task_keys"],
                            isClosed: true,
                            ("task_keys", List("The tasks.", Text("A task's key.")))
                        )
                        .OrNull()
                        .Default(null)
                )
            )
        );
        document.AddComponent(
            TaskWorker,
            Written(
                "A task worker.",
                ("identifier", Text("What it calls itself.")),
                ("task_keys", List("The tasks that it serves.", Text("A task's key."))),
                ("timestamp", Instant("When it was last heard of."))
            )
        );
    }
}
