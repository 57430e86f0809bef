using Microsoft.OpenApi;
using TaskRunAdmin.Core.Reading;
using static TaskRunAdmin.Api.Document.Schema;

namespace TaskRunAdmin.Api.Document;

/// <summary>Many task runs in one request.</summary>
internal static class BulkSchemas
{
    internal const string Creates = "TaskRunCreates";
    internal const string CreateResults = "TaskRunCreateResults";
    internal const string SetState = "SetStates";
    internal const string SetStateResults = "SetStateResults";
    internal const string Ids = "TaskRunIds";
    internal const string DeleteResults = "TaskRunDeleteResults";

    internal static void Add(OpenApiDocument document)
    {
        document.AddComponent(
            Creates,
            Read(
                "Task runs that are asked for.",
                ["task_runs"],
                isClosed: true,
                (
                    "task_runs",
                    List(
                        "The runs. What is wrong with one of them is no matter of the others.",
                        new OpenApiSchemaReference(RequestSchemas.TaskRunCreate, document),
                        max: BulkReader.MaxItems,
                        min: 1
                    )
                )
            )
        );
        document.AddComponent(
            CreateResults,
            Results(
                document,
                "201: it was created. 200: it was there. 409, 422, 500, 503: see `error`.",
                [],
                ("task_run", new OpenApiSchemaReference(TaskRunSchemas.TaskRun, document))
            )
        );
        document.AddComponent(
            SetState,
            Read(
                "A state that is proposed for task runs.",
                ["ids", "state"],
                isClosed: true,
                ("ids", IdList()),
                ("state", new OpenApiSchemaReference(RequestSchemas.StateCreate, document)),
                ("force", Flag("Whether the rules are passed over.").OrNull().Default(false))
            )
        );
        document.AddComponent(
            SetStateResults,
            Results(
                document,
                "201: a state was entered. 200: nothing was changed. 404, 500, 503: see `error`.",
                [Id()],
                ("result", new OpenApiSchemaReference(TransitionSchemas.Result, document))
            )
        );
        document.AddComponent(Ids, Read("Task runs.", ["ids"], isClosed: true, ("ids", IdList())));
        document.AddComponent(
            DeleteResults,
            Results(document, "204: it is gone. 404: there was none. 500, 503: see `error`.", [Id()])
        );
    }

    private static (string, IOpenApiSchema) Id() => ("id", Uuid("The run."));

    private static OpenApiSchema IdList() => List("The runs.", Uuid("A run."), max: BulkReader.MaxItems, min: 1);

    private static OpenApiSchema Results(
        OpenApiDocument document,
        string statuses,
        (string, IOpenApiSchema)[] always,
        params (string Name, IOpenApiSchema Schema)[] sometimes
    )
    {
        var result = Written("What became of one.", [.. always, ("status", Whole(statuses, min: 200, max: 599))]);
        foreach (var (name, schema) in sometimes)
            result.Properties![name] = schema;
        result.Properties!["error"] = ErrorSchemas.OfItem(document);
        return Written("What became of each.", ("results", List("In the order of the request.", result)));
    }
}

/// <summary>Requests that can be sent as they are.</summary>
internal static class BulkExamples
{
    internal static readonly (string, string)[] Creates =
    [
        (
            "Two runs",
            """
            {
              "task_runs": [
                { "task_key": "etl.load-1a2b", "dynamic_key": "10", "tags": ["etl"] },
                { "task_key": "etl.load-1a2b", "dynamic_key": "11", "state": { "type": "RUNNING" } }
              ]
            }
            """
        ),
    ];

    internal static readonly (string, string)[] SetState =
    [
        (
            "Cancel two runs",
            """
            {
              "ids": ["0193a4c2-7d1e-7b3a-9c55-0123456789ab", "0193a4c2-7d1e-7b3a-9c55-0123456789ac"],
              "state": { "type": "CANCELLED", "message": "not needed any more" }
            }
            """
        ),
    ];

    internal static readonly (string, string)[] Ids =
    [
        (
            "Two runs",
            """
            { "ids": ["0193a4c2-7d1e-7b3a-9c55-0123456789ab", "0193a4c2-7d1e-7b3a-9c55-0123456789ac"] }
            """
        ),
    ];
}
