using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using static TaskRunAdmin.Api.Document.Schema;

namespace TaskRunAdmin.Api.Document;

/// <summary>What the document says of one operation, written where the operation is mapped.</summary>
internal static class OperationDocs
{
    /// <summary>What it does.</summary>
    internal static RouteHandlerBuilder Operation(
        this RouteHandlerBuilder builder,
        string id,
        string tag,
        string summary,
        string description
    ) => builder.WithName(id).WithTags(tag).WithSummary(summary).WithDescription(description);

    /// <summary>A JSON body, with examples that can be sent as they are.</summary>
    internal static RouteHandlerBuilder Takes(
        this RouteHandlerBuilder builder,
        string schema,
        bool isRequired,
        params (string Name, string Json)[] examples
    ) =>
        builder
            .Describe(
                (operation, document) =>
                    operation.RequestBody = new OpenApiRequestBody
                    {
                        Required = isRequired,
                        Content = new Dictionary<string, OpenApiMediaType>
                        {
                            [Answers.MediaType] = new()
                            {
                                Schema = new OpenApiSchemaReference(schema, document),
                                Examples = examples.ToDictionary(
                                    example => example.Name,
                                    IOpenApiExample (example) =>
                                        new OpenApiExample { Value = JsonNode.Parse(example.Json) }
                                ),
                            },
                        },
                    }
            )
            .Fails(StatusCodes.Status413PayloadTooLarge, "The body is too large.", ErrorSchemas.Detail)
            .Fails(StatusCodes.Status415UnsupportedMediaType, "The body is compressed.", ErrorSchemas.Detail);

    /// <summary>A parameter of the query string.</summary>
    internal static RouteHandlerBuilder Asks(
        this RouteHandlerBuilder builder,
        string name,
        OpenApiSchema schema,
        bool isRequired = true
    ) =>
        builder.Describe(
            (operation, _) =>
                (operation.Parameters ??= []).Add(
                    new OpenApiParameter
                    {
                        Name = name,
                        In = ParameterLocation.Query,
                        Required = isRequired,
                        Description = schema.Description,
                        Schema = schema,
                    }
                )
        );

    /// <summary>An answer that is a resource.</summary>
    internal static RouteHandlerBuilder Gives(
        this RouteHandlerBuilder builder,
        int status,
        string when,
        string schema
    ) => builder.Responds(status, when, document => new OpenApiSchemaReference(schema, document));

    /// <summary>An answer that is a list of resources.</summary>
    internal static RouteHandlerBuilder GivesList(
        this RouteHandlerBuilder builder,
        int status,
        string when,
        string schema
    ) => builder.Responds(status, when, document => List(when, new OpenApiSchemaReference(schema, document)));

    /// <summary>An answer of its own kind.</summary>
    internal static RouteHandlerBuilder Gives(
        this RouteHandlerBuilder builder,
        int status,
        string when,
        OpenApiSchema schema
    ) => builder.Responds(status, when, _ => schema);

    /// <summary>An answer without a body.</summary>
    internal static RouteHandlerBuilder GivesNothing(this RouteHandlerBuilder builder, string when) =>
        builder
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status204NoContent))
            .Describe(
                (operation, _) => (operation.Responses ??= [])["204"] = new OpenApiResponse { Description = when }
            );

    /// <summary>An error answer, of one shape or of several.</summary>
    internal static TBuilder Fails<TBuilder>(this TBuilder builder, int status, string when, params string[] shapes)
        where TBuilder : IEndpointConventionBuilder =>
        builder.Responds(
            status,
            when,
            document =>
                shapes is [var one]
                    ? new OpenApiSchemaReference(one, document)
                    : new OpenApiSchema
                    {
                        OneOf = [.. shapes.Select(shape => new OpenApiSchemaReference(shape, document))],
                    }
        );

    /// <summary>What holds for every operation of the contract: its version header, and how it fails.</summary>
    internal static TBuilder FollowsTheContract<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder
            .Describe(
                (operation, _) =>
                    (operation.Parameters ??= []).Add(
                        new OpenApiParameter
                        {
                            Name = ApiVersion.Header,
                            In = ParameterLocation.Header,
                            Description = "The version of the contract that the client speaks; absent: this one.",
                            Schema = new OpenApiSchema
                            {
                                Type = JsonSchemaType.String,
                                Pattern = @"^\d{1,9}\.\d{1,9}\.\d{1,9}$",
                                Examples = [ApiVersion.Current],
                            },
                        }
                    )
            )
            .Fails(
                StatusCodes.Status400BadRequest,
                "The version header is malformed or names a version that is too old, or the request is broken otherwise.",
                ErrorSchemas.Detail
            )
            .Fails(
                StatusCodes.Status503ServiceUnavailable,
                "The database does not answer. Try again after the seconds that `Retry-After` says.",
                ErrorSchemas.Exception
            );

    private static TBuilder Responds<TBuilder>(
        this TBuilder builder,
        int status,
        string when,
        Func<OpenApiDocument, IOpenApiSchema> schema
    )
        where TBuilder : IEndpointConventionBuilder =>
        builder
            // Without this the framework adds a 200 to what the operation says of itself.
            .WithMetadata(new ProducesResponseTypeMetadata(status))
            .Describe(
                (operation, document) =>
                    (operation.Responses ??= [])[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
                    {
                        Description = when,
                        Content = new Dictionary<string, OpenApiMediaType>
                        {
                            [Answers.MediaType] = new() { Schema = schema(document) },
                        },
                    }
            );

    private static TBuilder Describe<TBuilder>(
        this TBuilder builder,
        Action<OpenApiOperation, OpenApiDocument> describe
    )
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddOpenApiOperationTransformer(
            (operation, context, _) =>
            {
                describe(operation, context.Document!);
                return Task.CompletedTask;
            }
        );
}
