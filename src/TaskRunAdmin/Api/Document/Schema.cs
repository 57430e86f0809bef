using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace TaskRunAdmin.Api.Document;

/// <summary>The few kinds of schema that the contract's fields are made of.</summary>
internal static class Schema
{
    internal static OpenApiSchema Text(string about, int? max = null, int? min = null) =>
        Of(JsonSchemaType.String, about, schema => (schema.MinLength, schema.MaxLength) = (min, max));

    internal static OpenApiSchema Uuid(string about) =>
        Of(JsonSchemaType.String, about, schema => schema.Format = "uuid");

    internal static OpenApiSchema Instant(string about) =>
        Of(JsonSchemaType.String, about, schema => schema.Format = "date-time");

    internal static OpenApiSchema Whole(string about, int min = int.MinValue, int max = int.MaxValue) =>
        Of(
            JsonSchemaType.Integer,
            about,
            schema =>
            {
                schema.Format = "int32";
                schema.Minimum = min.ToString(CultureInfo.InvariantCulture);
                schema.Maximum = max.ToString(CultureInfo.InvariantCulture);
            }
        );

    internal static OpenApiSchema Number(string about, int? min = null, int? max = null) =>
        Of(
            JsonSchemaType.Number,
            about,
            schema =>
            {
                schema.Format = "double";
                schema.Minimum = min?.ToString(CultureInfo.InvariantCulture);
                schema.Maximum = max?.ToString(CultureInfo.InvariantCulture);
            }
        );

    internal static OpenApiSchema Flag(string about) => Of(JsonSchemaType.Boolean, about);

    /// <summary>Any JSON at all.</summary>
    internal static OpenApiSchema Any(string about) => new() { Description = about };

    internal static OpenApiSchema OneOf(string about, IEnumerable<string> names) =>
        Of(JsonSchemaType.String, about, schema => schema.Enum = [.. names.Select(name => JsonValue.Create(name))]);

    internal static OpenApiSchema List(string about, IOpenApiSchema items, int? max = null, int? min = null) =>
        Of(JsonSchemaType.Array, about, schema => (schema.Items, schema.MaxItems, schema.MinItems) = (items, max, min));

    /// <summary>An object with names of the client's own choice.</summary>
    internal static OpenApiSchema Map(string about, IOpenApiSchema values) =>
        Of(JsonSchemaType.Object, about, schema => schema.AdditionalProperties = values);

    /// <summary>An object of which every field is always there: one that the server writes.</summary>
    internal static OpenApiSchema Written(string about, params (string Name, IOpenApiSchema Schema)[] fields) =>
        Object(about, fields, schema => schema.Required = fields.Select(field => field.Name).ToHashSet());

    /// <summary>An object that the server reads.</summary>
    /// <param name="about">What it is.</param>
    /// <param name="required">The fields that have to be there.</param>
    /// <param name="isClosed">Whether any other field is refused; otherwise it is ignored.</param>
    /// <param name="fields">The fields.</param>
    internal static OpenApiSchema Read(
        string about,
        string[] required,
        bool isClosed,
        params (string Name, IOpenApiSchema Schema)[] fields
    ) =>
        Object(
            about,
            fields,
            schema =>
            {
                schema.Required = required.ToHashSet();
                schema.AdditionalPropertiesAllowed = !isClosed;
            }
        );

    internal static OpenApiSchema OrNull(this OpenApiSchema schema)
    {
        schema.Type |= JsonSchemaType.Null;
        schema.Enum?.Add(JsonNullSentinel.JsonNull);
        return schema;
    }

    internal static OpenApiSchema Default(this OpenApiSchema schema, JsonNode? value)
    {
        schema.Default = value ?? JsonNullSentinel.JsonNull;
        return schema;
    }

    internal static OpenApiSchema Example(this OpenApiSchema schema, JsonNode value)
    {
        schema.Examples = [value];
        return schema;
    }

    /// <summary>A schema of the document's own, or null.</summary>
    internal static OpenApiSchema OrNull(this OpenApiSchemaReference reference, string about) =>
        new() { Description = about, OneOf = [reference, new OpenApiSchema { Type = JsonSchemaType.Null }] };

    private static OpenApiSchema Object(
        string about,
        (string Name, IOpenApiSchema Schema)[] fields,
        Action<OpenApiSchema> more
    ) =>
        Of(
            JsonSchemaType.Object,
            about,
            schema =>
            {
                schema.Properties = fields.ToDictionary(field => field.Name, field => field.Schema);
                more(schema);
            }
        );

    private static OpenApiSchema Of(JsonSchemaType type, string about, Action<OpenApiSchema>? more = null)
    {
        var schema = new OpenApiSchema { Type = type, Description = about };
        more?.Invoke(schema);
        return schema;
    }
}
