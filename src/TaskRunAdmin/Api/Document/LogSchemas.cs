using Microsoft.OpenApi;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Logs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Reading;
using static TaskRunAdmin.Api.Document.Schema;

namespace TaskRunAdmin.Api.Document;

/// <summary>Logs (contract 7.5).</summary>
internal static class LogSchemas
{
    internal const string LogCreates = "LogCreates";
    internal const string Log = "Log";
    internal const string Page = "LogPage";

    private const string Criteria = "LogCriteria";

    internal static void Add(OpenApiDocument document, ApiOptions options)
    {
        document.AddComponent(LogCreates, List("Logs that are reported.", Create()));
        document.AddComponent(
            Log,
            Written(
                "A log. It never changes.",
                ("id", Uuid("Minted by the server, ordered by time.")),
                ("created", Instant("When the server took it in.")),
                ("updated", Instant("The same.")),
                ("name", Text("The logger's name.").Example("prefect.task_runs")),
                ("level", Level("How grave it is.")),
                ("message", Text("The text.")),
                ("timestamp", Instant("When it was logged, by the client's clock.")),
                ("flow_run_id", Uuid("The flow run that it is of.").OrNull()),
                ("task_run_id", Uuid("The task run that it is of.").OrNull())
            )
        );
        document.AddComponent(Criteria, Filter());
        document.AddComponent(
            Page,
            Read(
                "A page of a listing. Null means the same as absent. Other fields than these are ignored.",
                [],
                isClosed: false,
                ("logs", new OpenApiSchemaReference(Criteria, document).OrNull("Which logs; null: all.").Default(null)),
                (
                    "limit",
                    Whole("How many logs at most.", min: 0, max: options.DefaultLimit)
                        .OrNull()
                        .Default(options.DefaultLimit)
                ),
                ("offset", Whole("How many logs to pass over.", min: 0).OrNull().Default(0)),
                (
                    "sort",
                    OneOf("By timestamp; of equal ones by age.", LogReader.SortNames).OrNull().Default("TIMESTAMP_ASC")
                )
            )
        );
    }

    /// <summary>The literal null.</summary>
    internal static OpenApiSchema Nothing() => new() { Type = JsonSchemaType.Null, Description = "Always null." };

    private static OpenApiSchema Create() =>
        Read(
            "A log that is reported.",
            ["name", "level", "message", "timestamp"],
            isClosed: true,
            ("name", Text("The logger's name.", NewTaskRun.MaxTextLength).Example("prefect.task_runs")),
            ("level", Level("How grave it is.").Example(20)),
            ("message", Text("The text, of any length.").Example("42 rows read")),
            ("timestamp", Instant("When it was logged, by the client's clock.")),
            ("flow_run_id", Uuid("The flow run that it is of. It need not exist.").OrNull().Default(null)),
            ("task_run_id", Uuid("The task run that it is of. It need not exist.").OrNull().Default(null))
        );

    private static OpenApiSchema Filter() =>
        Read(
            "Which logs: those that are all of this, or with `or_` any.",
            [],
            isClosed: true,
            ("operator", OneOf("Whether all criteria count or any.", ["and_", "or_"]).Default("and_")),
            (
                "level",
                Inner(
                    "The level's range.",
                    ("ge_", Level("At least this.").OrNull().Default(null)),
                    ("le_", Level("At most this.").OrNull().Default(null))
                )
            ),
            (
                "timestamp",
                Inner(
                    "The timestamp's range.",
                    ("before_", Instant("At this instant or before.").OrNull().Default(null)),
                    ("after_", Instant("At this instant or after.").OrNull().Default(null))
                )
            ),
            ("flow_run_id", Inner("Of which flow runs.", ("any_", Ids("Any of these.")))),
            (
                "task_run_id",
                Inner(
                    "Of which task runs.",
                    ("any_", Ids("Any of these.")),
                    ("is_null_", Flag("Whether it is of no task run.").OrNull().Default(null))
                )
            ),
            (
                "text",
                Optional(
                    Read(
                        "What message or logger's name have in them.",
                        ["query"],
                        isClosed: true,
                        (
                            "query",
                            Text(
                                    "Words that all occur, whatever the case; `-word` or `!word` must not; a phrase in "
                                        + "double quotes holds together. A `+` before a word means nothing.",
                                    LogSearch.MaxLength
                                )
                                .Example("timeout -retry \"connection reset\"")
                        )
                    )
                )
            )
        );

    private static OpenApiSchema Level(string about) =>
        Whole($"{about} 10 is DEBUG, 20 INFO, 30 WARNING, 40 ERROR, 50 CRITICAL.");

    private static OpenApiSchema Ids(string about) => List(about, Uuid("An id.")).OrNull().Default(null);

    private static OpenApiSchema Inner(string about, params (string, IOpenApiSchema)[] fields) =>
        Optional(Read(about, [], isClosed: true, fields));

    private static OpenApiSchema Optional(OpenApiSchema schema) => schema.OrNull().Default(null);
}

/// <summary>Requests that can be sent as they are.</summary>
internal static class LogExamples
{
    internal static readonly (string, string)[] Create =
    [
        (
            "Two logs of a task run",
            """
            [
              {
                "name": "prefect.task_runs",
                "level": 20,
                "message": "42 rows read",
                "timestamp": "2026-01-31T12:00:00Z",
                "task_run_id": "0193a4c2-7d1e-7b3a-9c55-0123456789ab"
              },
              {
                "name": "prefect.task_runs",
                "level": 40,
                "message": "connection reset",
                "timestamp": "2026-01-31T12:00:01Z",
                "task_run_id": "0193a4c2-7d1e-7b3a-9c55-0123456789ab"
              }
            ]
            """
        ),
    ];

    internal static readonly (string, string)[] Page =
    [
        (
            "The newest warnings of a task run",
            """
            {
              "logs": {
                "task_run_id": { "any_": ["0193a4c2-7d1e-7b3a-9c55-0123456789ab"] },
                "level": { "ge_": 30 }
              },
              "sort": "TIMESTAMP_DESC",
              "limit": 50
            }
            """
        ),
        (
            "Time-outs, but not of retries",
            """
            { "logs": { "text": { "query": "timeout -retry \"connection reset\"" } } }
            """
        ),
    ];
}
