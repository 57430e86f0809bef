using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Scalar.AspNetCore;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Model;
using static TaskRunAdmin.Api.Document.Schema;

namespace TaskRunAdmin.Api.Document;

/// <summary>The OpenAPI document, and the page that lets people try what it describes.</summary>
internal static class ApiDocument
{
    internal const string Path = "/openapi.json";
    internal const string Page = "/docs";

    private const string KeyScheme = "key";
    private const string BasicScheme = "basic";

    private const string About = """
        Takes in *task runs* and tells their state. A task run is identified by `flow_run_id`, `task_key` and
        `dynamic_key`: the first request creates it, every later one with the same key gets the same run back and changes
        nothing. So every request may be repeated.

        **Requests** are JSON; without a `Content-Type` JSON is assumed. The schemas are strict. Beside what they say, a
        number may come as a string or a boolean (`"3"`, `true`), a boolean as `0`, `1` or a word like `yes`, and a UUID
        without hyphens, in braces or as `urn:uuid:`. An instant is a date (`2026-01-31`), or a date and a time with or
        without seconds (`2026-01-31T12:00`, also with a blank or `_` for the `T`), a fraction, and `Z` or an offset
        (`+02:00`, `+0200`); without one it is UTC. A number, or digits alone, is Unix time in seconds, above 2e10 in
        milliseconds. The lengths of names, keys and tags are counted in UTF-16 units. Paths work with and without a
        slash at their end.

        **Answers** are compact JSON with every field present. Instants are UTC with `Z`; durations are seconds. From
        500 bytes on they are compressed where the client accepts gzip. Every error has a `code` that names its kind.

        **Credentials** are needed where the server has sign-in set up: an API key as `Authorization: Bearer tra_…`, or the
        name and password of its settings as Basic. A key has a scope: `read`, `write` (which includes it) or `admin` (which
        includes both); each operation says which it needs. Without sign-in they are not looked at.

        Beside the answers listed with each operation, any request may be answered 400 or 403 when it comes through a
        foreign web page, 403 without a token while the server has CSRF protection on (`GET /api/csrf-token` gives one), 404
        for an unknown path, 405 for a method that a path does not have, 401 without good credentials, 403 with a scope that
        is too small, and 429 with `Retry-After` when a caller sends too many.
        """;

    private const string Fonts = """
        @font-face { font-family: "Inter"; src: url("/fonts/inter.woff2") format("woff2"); font-weight: 100 900; }
        @font-face { font-family: "JetBrains Mono"; src: url("/fonts/jetbrains-mono.woff2") format("woff2"); font-weight: 100 800; }
        :root { --scalar-font: "Inter", sans-serif; --scalar-font-code: "JetBrains Mono", monospace; }
        """;

    internal static void AddApiDocument(this IServiceCollection services) =>
        services.AddOpenApi(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = operation =>
                $"/{operation.RelativePath}".StartsWith($"{ApiServices.BasePath}/", StringComparison.Ordinal);
            options.AddOperationTransformer(
                (operation, context, _) =>
                {
                    Secure(operation, context.Description.ActionDescriptor.EndpointMetadata);
                    return Task.CompletedTask;
                }
            );
            options.AddDocumentTransformer(
                (document, context, _) =>
                {
                    Describe(document, context.ApplicationServices.GetRequiredService<IOptions<ApiOptions>>().Value);
                    return Task.CompletedTask;
                }
            );
        });

    internal static void MapApiDocument(this RouteGroupBuilder api)
    {
        api.MapOpenApi(Path);
        api.MapScalarApiReference(
            Page,
            page =>
                page.WithTitle("TaskRunAdmin API")
                    .WithFavicon("/favicon.svg")
                    .WithOpenApiRoutePattern($"{ApiServices.BasePath}{Path}")
                    .WithDefaultHttpClient(ScalarTarget.Shell, ScalarClient.Curl)
                    .PreserveSchemaPropertyOrder()
                    .DisableRequiredPropertiesFirst()
                    // Whatever would ask another host for something.
                    .DisableDefaultFonts()
                    .DisableAgent()
                    .DisableMcp()
                    .DisableTelemetry()
                    .HideDeveloperTools()
                    .HideClientButton()
                    .WithCustomCss(Fonts)
                    // What starts the page is inline in it; the page's own policy lets this one script in.
                    .WithNonce()
        );
    }

    /// <summary>Says what an operation needs: nothing of whoever asks whether the server is well.</summary>
    private static void Secure(OpenApiOperation operation, IList<object> metadata)
    {
        if (metadata.OfType<RequiredRole>().LastOrDefault() is { } needed)
            operation.Description = $"{operation.Description}\n\nNeeds the scope `{needed.Role.Scope()}`.";
        else
            operation.Security = [];
    }

    private static void AddCredentials(OpenApiDocument document)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [KeyScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key, which an administrator makes in the console.",
            },
            [BasicScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "basic",
                Description = "The name and password of the setting `Auth:BasicAuth`.",
            },
        };
        // The last: none, where there is no sign-in.
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(BasicScheme, document)] = [] },
            new OpenApiSecurityRequirement(),
        ];
    }

    private static void Describe(OpenApiDocument document, ApiOptions options)
    {
        document.Info = new OpenApiInfo
        {
            Title = "TaskRunAdmin API",
            Version = ApiVersion.Current,
            Description = About,
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };
        // Wherever the document was got from.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = Tags.TaskRuns, Description = "Create, read and list task runs." },
            new() { Name = Tags.TaskRunStates, Description = "The history of a task run." },
            new() { Name = Tags.Flows, Description = "What flow runs are runs of." },
            new() { Name = Tags.FlowRuns, Description = "What task runs belong to." },
            new() { Name = Tags.Logs, Description = "What runs have to say." },
            new() { Name = Tags.TaskWorkers, Description = "Who executes task runs." },
            new()
            {
                Name = Tags.Limits,
                Description = "How many task runs of a tag, or how much of anything, may go on at a time.",
            },
            new()
            {
                Name = Tags.LegacyLimits,
                Description = "Limits of tags, as the first generation of clients knows them.",
            },
            new() { Name = Tags.Ui, Description = "What dashboards read." },
            new() { Name = Tags.Server, Description = "What a client asks a server before it talks to it." },
        };
        AddCredentials(document);
        SharedSchemas.Add(document);
        TaskRunSchemas.Add(document);
        RequestSchemas.Add(document, options);
        TransitionSchemas.Add(document);
        FilterSchemas.Add(document, options);
        FlowRunSchemas.Add(document, options);
        LimitSchemas.Add(document, options);
        ErrorSchemas.Add(document);
        LogSchemas.Add(document, options);
        BulkSchemas.Add(document);
        ServerSchemas.Add(document);

        var ids = document
            .Paths.Values.SelectMany(
                IEnumerable<OpenApiOperation> (path) => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>()
            )
            .SelectMany(operation => operation.Parameters ?? [])
            .OfType<OpenApiParameter>()
            .Where(parameter => parameter is { In: ParameterLocation.Path, Name: "id" });
        foreach (var id in ids)
            id.Schema = Uuid("Hyphens may be left out, and letters be of either case.");
    }
}

/// <summary>The groups of operations.</summary>
internal static class Tags
{
    internal const string TaskRuns = "Task runs";
    internal const string TaskRunStates = "Task run states";
    internal const string Flows = "Flows";
    internal const string FlowRuns = "Flow runs";
    internal const string Logs = "Logs";
    internal const string TaskWorkers = "Task workers";
    internal const string Limits = "Concurrency limits";
    internal const string LegacyLimits = "Tag concurrency limits";
    internal const string Ui = "Dashboards";
    internal const string Server = "Server";
}
