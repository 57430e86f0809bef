using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using Json.Schema;

namespace TaskRunAdmin.Unit.Api.Document;

/// <summary>
/// Sends to every operation of the document what it allows and what it does not, and holds every answer against the
/// document. An operation that is added later is covered by being in it.
/// </summary>
public sealed partial class GeneratedRequestTests(ITestOutputHelper output)
{
    private const int BodiesAndMore = 10_500; // some requests have none
    private const int Others = 100;

    private static readonly Gen<string> None = Gen.Bool.Select(_ => (string)null!);

    private static readonly EvaluationOptions Strictly = new() { RequireFormatValidation = true };

    [Fact]
    public async Task EveryOperation_AnswersAsTheDocumentSays()
    {
        // Short pages: it is the answers that take time to check.
        await using var host = new ApiHost(("Api:DefaultLimit", "5"));
        var document = await OpenApiFile.ReadAsync(host);
        var existing = await host.PostAsync("/api/task_runs/", """{"task_key":"there","dynamic_key":"0"}""");
        var withBody = document.Operations.Count(operation => operation.BodySchema is not null);
        foreach (var operation in document.Operations)
        {
            var statuses = new ConcurrentDictionary<int, int>();
            var check = new Check(host, document, operation, statuses, existing["id"].GetGuid());
            await check
                .Requests()
                .SampleAsync(
                    check.SendAsync,
                    iter: operation.BodySchema is null ? Others : BodiesAndMore / withBody,
                    threads: 4,
                    print: request => request.ToString()
                );
            output.WriteLine(
                $"{operation}: {string.Join(", ", statuses.OrderBy(each => each.Key).Select(each => $"{each.Value} x {each.Key}"))}"
            );
        }

        Assert.Empty(host.LoggedErrors);
    }

    [Fact]
    public async Task EveryOperation_RefusesWhatItsBodyMustNotBe()
    {
        await using var host = new ApiHost();
        var document = await OpenApiFile.ReadAsync(host);
        var gen = new SchemaGen(document);
        var run = await host.PostAsync("/api/task_runs/", """{"task_key":"there","dynamic_key":"0"}""");
        foreach (var operation in document.Operations.Where(operation => operation.BodySchema is not null))
        foreach (var (what, bodies) in gen.SurelyInvalid(operation.BodySchema!))
            await bodies.SampleAsync(
                async body =>
                {
                    var path = operation.Path.Replace("{id}", run["id"].GetString(), StringComparison.Ordinal);
                    var answer = await host.SendAsync(operation.Method, path, body);
                    Assert.True(answer.Status is HttpStatusCode.UnprocessableEntity, $"{what}: {answer.Text}");
                },
                iter: 20,
                threads: 2
            );
    }

    /// <param name="Id">What stands for an id in the path.</param>
    /// <param name="Query">The query string, or empty.</param>
    /// <param name="Version">The version header, or null for none.</param>
    /// <param name="Body">The body, or null for none.</param>
    /// <param name="ContentType">The content type, or null for none.</param>
    /// <param name="IsValid">Whether the document allows all of it.</param>
    private sealed record Request(
        string Id,
        string Query,
        string? Version,
        string? Body,
        string? ContentType,
        bool IsValid
    );

    private sealed class Check
    {
        private readonly ApiHost _host;
        private readonly Operation _operation;
        private readonly ConcurrentDictionary<int, int> _statuses;
        private readonly SchemaGen _gen;
        private readonly Gen<Guid> _ids;
        private readonly JsonSchema? _body;

        // Null: an answer without a body.
        private readonly Dictionary<int, JsonSchema?> _answers;

        public Check(
            ApiHost host,
            OpenApiFile document,
            Operation operation,
            ConcurrentDictionary<int, int> statuses,
            Guid existing
        )
        {
            (_host, _operation, _statuses, _gen) = (host, operation, statuses, new SchemaGen(document));
            _ids = Gen.Frequency((1, Gen.Guid), (1, Gen.Const(existing)));
            _body = operation.BodySchema is { } schema ? document.Validator(schema, isWritten: false) : null;
            _answers = operation.Responses.ToDictionary(
                response => response.Key,
                response =>
                    response.Value["content"] is { } content
                        ? document.Validator(content["application/json"]!["schema"]!.AsObject(), isWritten: true)
                        : null
            );
        }

        public Gen<Request> Requests() => Gen.Frequency((2, Valid()), (3, Mutated()));

        public async Task SendAsync(Request request)
        {
            var answer = await _host.SendAsync(
                new HttpMethod(_operation.Method.ToUpperInvariant()),
                _operation.Path.Replace("{id}", request.Id, StringComparison.Ordinal) + request.Query,
                request.Body is null ? null : Encoding.UTF8.GetBytes(request.Body),
                request.ContentType,
                request.Version is null ? [] : [("X-PREFECT-API-VERSION", request.Version)]
            );

            var status = (int)answer.Status;
            _statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
            Assert.True(status < 500, answer.Text);
            Assert.True(_answers.TryGetValue(status, out var expected), $"{status} is not documented: {answer.Text}");
            if (expected is null)
                Assert.Empty(answer.Text);
            else
            {
                Assert.Equal("application/json", answer.ContentType);
                var result = expected.Evaluate(answer.Json, Strictly);
                Assert.True(result.IsValid, $"The answer is not what the document says: {answer.Text}");
            }

            // Without protection there is no token to be had, however right the request.
            if (request.IsValid && _operation.Id is not "issueCsrfToken" && !IsAboutWhatThereIs(answer))
                Assert.False(
                    answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity,
                    answer.Text
                );
        }

        /// <summary>Whether a valid request was refused for what the limits are that it happened to name.</summary>
        private static bool IsAboutWhatThereIs(Answer answer) =>
            answer.Status is HttpStatusCode.UnprocessableEntity
            && answer["code"].GetString() is ("too_many_slots" or "no_decay");

        private Gen<Request> Valid() =>
            from id in _ids
            from query in Query(isValid: true)
            from version in Gen.OneOf("0.8.4", null!)
            from body in _operation.BodySchema is { } schema
                ? _operation.IsBodyRequired
                    ? _gen.Valid(schema)
                    : Gen.Frequency((9, _gen.Valid(schema)), (1, None))
                : None
            from contentType in Gen.OneOf("application/json", null!)
            select new Request($"{id}", query, version, body, contentType, IsValid: true);

        private Gen<Request> Mutated() =>
            from id in _ids
            from query in Query(isValid: false)
            from version in Gen.Frequency((18, Gen.Const("0.8.4")), (1, Gen.OneOf("0.7.0", "x", "", "1.2", "0.8.4.5")))
            from body in _operation.BodySchema is { } schema
                ? Gen.Frequency((9, _gen.Mutated(schema)), (1, SchemaGen.Anything))
                : SchemaGen.Anything
            from contentType in Gen.Frequency(
                (18, Gen.Const("application/json")),
                (1, Gen.OneOf("text/plain", "application/xml", "application/x-www-form-urlencoded"))
            )
            let isAllowed = _body is not null
                && version is "0.8.4"
                && contentType is "application/json"
                && _operation.Parameters.All(parameter => parameter["in"]!.GetValue<string>() is not "query")
                && Allows(_body, body)
            select new Request(
                $"{id}",
                query,
                version,
                _operation.Method is "get" ? null : body,
                _operation.Method is "get" ? null : contentType,
                isAllowed
            );

        private Gen<string> Query(bool isValid)
        {
            var parameters = _operation.Parameters.Where(each => each["in"]!.GetValue<string>() is "query").ToList();
            return parameters.Count == 0
                ? Gen.Const("")
                : parameters
                    .Select(parameter =>
                        (isValid ? _gen.Valid(parameter["schema"]!.AsObject()) : SchemaGen.Anything).Select(value =>
                            $"{parameter["name"]}={Uri.EscapeDataString(value.Trim('"'))}"
                        )
                    )
                    .Aggregate((all, one) => Gen.Select(all, one).Select((left, right) => $"{left}&{right}"))
                    .Select(query => $"?{query}")
                    .SelectMany(query =>
                        isValid ? Gen.Const(query) : Gen.Frequency((9, Gen.Const(query)), (1, Gen.Const("")))
                    );
        }

        /// <summary>
        /// What the schema allows although it was mutated must be accepted, unless it holds what no schema speaks of: text
        /// that no database can keep, numbers that no double can.
        /// </summary>
        private static bool Allows(JsonSchema schema, string body)
        {
            try
            {
                return !body.Contains(@"\u0000", StringComparison.Ordinal)
                    && !body.Contains(@"\ud", StringComparison.OrdinalIgnoreCase)
                    && !HugeExponent().IsMatch(body)
                    && schema.Evaluate(JsonElement.Parse(body), Strictly).IsValid;
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }

    [GeneratedRegex("[eE][+]?[0-9]{3,}")]
    private static partial Regex HugeExponent();
}
