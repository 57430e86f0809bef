using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using static TaskRunAdmin.Api.Document.Schema;

namespace TaskRunAdmin.Api.Document;

/// <summary>The three shapes of an error (contract 1.6).</summary>
internal static class ErrorSchemas
{
    internal const string Validation = "ValidationError";
    internal const string Detail = "DetailError";
    internal const string Exception = "ExceptionError";

    internal static void Add(OpenApiDocument document)
    {
        var validation = Written(
            "Everything that is wrong with a request.",
            ("exception_message", OneOf("Always the same.", ["Invalid request received."])),
            ("exception_detail", List("The errors, up to 1,000.", Item())),
            (
                "request_body",
                Any("The body as it was sent, or text that is no JSON as a string. Of a long one, the beginning.")
            ),
            ("code", OneOf("Names the kind of error.", [ErrorCode.ValidationFailed]))
        );
        validation.Properties!["hint"] = Text(
            "What is most likely the reason; absent where the errors say it themselves."
        );
        document.AddComponent(Validation, validation);
        document.AddComponent(
            Detail,
            Written("What is wrong, in one sentence.", ("detail", Text("For people.")), ("code", Code()))
        );
        document.AddComponent(
            Exception,
            Written("What went wrong, in one sentence.", ("exception_message", Text("For people.")), ("code", Code()))
        );
    }

    private static OpenApiSchema Item()
    {
        var item = Written(
            "One error.",
            ("type", Text("The stable name of the kind of error.").Example("missing")),
            (
                "loc",
                List(
                        "Where: names and list indexes, from the outside in.",
                        new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Integer }
                    )
                    .Example(new JsonArray("body", "task_key"))
            ),
            ("msg", Text("What is wrong, and what is allowed.").Example("Field required")),
            ("input", Any("The offending value; of a long one, the beginning."))
        );
        item.Properties!["ctx"] = Map("What the message was made of; absent where it needed nothing.", Any("A value."));
        return item;
    }

    /// <summary>What went wrong with one of many things: the body that it would be answered with alone, without the request in it.</summary>
    internal static OpenApiSchema OfItem(OpenApiDocument document) =>
        new()
        {
            Description = "What went wrong; absent where nothing did.",
            AnyOf =
            [
                Written(
                    "Everything that is wrong with it.",
                    ("exception_message", OneOf("Always the same.", ["Invalid request received."])),
                    ("exception_detail", List("The errors, up to 1,000.", Item())),
                    ("code", OneOf("Names the kind of error.", [ErrorCode.ValidationFailed]))
                ),
                new OpenApiSchemaReference(Detail, document),
                new OpenApiSchemaReference(Exception, document),
            ],
        };

    internal static OpenApiSchema Code() =>
        Text("Names the kind of error: the same for all errors of the kind, and never changed.")
            .Example(ErrorCode.TaskRunNotFound);
}
