using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Reading;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Api;

/// <summary>Concurrency limits of the second generation (contract 6.6).</summary>
internal static class LimitEndpoints
{
    internal const string Path = "/v2/concurrency_limits";

    private const string One = "/{id_or_name}";

    internal static void MapLimits(this RouteGroupBuilder api)
    {
        var limits = api.MapGroup(Path);
        limits
            .MapPost("/", Create)
            .Operation(
                "createConcurrencyLimit",
                Tags.Limits,
                "Create a limit",
                "A limit named `tag:` and a tag is about the task runs of that tag: as many of them are RUNNING at a time."
            )
            .Takes(LimitSchemas.Create, isRequired: true, LimitExamples.Create)
            .Gives(StatusCodes.Status201Created, "The limit.", LimitSchemas.Limit)
            .Fails(StatusCodes.Status409Conflict, "The name is another limit's.", ErrorSchemas.Detail)
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        limits
            .MapPost("/filter", Filter)
            .Reads()
            .Operation("filterConcurrencyLimits", Tags.Limits, "List limits", "A page of limits, by name.")
            .Takes(LimitSchemas.Page, isRequired: false, LimitExamples.Page)
            .GivesList(StatusCodes.Status200OK, "The limits.", LimitSchemas.Limit)
            .Fails(
                StatusCodes.Status422UnprocessableEntity,
                "The body is not valid, or the limit is out of range.",
                ErrorSchemas.Validation,
                ErrorSchemas.Detail
            );
        limits
            .MapGet(One, Get)
            .Operation("getConcurrencyLimit", Tags.Limits, "Read a limit", "By its id or by its name.")
            .Gives(StatusCodes.Status200OK, "The limit.", LimitSchemas.Limit)
            .FailsWithoutLimit();
        limits
            .MapPatch(One, Change)
            .Operation(
                "changeConcurrencyLimit",
                Tags.Limits,
                "Change a limit",
                "What is left out, or null, stays as it is. Slots that are taken stay so, unless `active_slots` is given: "
                    + "then whoever holds some loses them."
            )
            .Takes(LimitSchemas.Change, isRequired: true, LimitExamples.Change)
            .GivesNothing("The limit is changed.")
            .FailsWithoutLimit()
            .Fails(StatusCodes.Status409Conflict, "The name is another limit's.", ErrorSchemas.Detail)
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        limits
            .MapDelete(One, Delete)
            .Operation("deleteConcurrencyLimit", Tags.Limits, "Remove a limit", "Whoever holds slots goes on without.")
            .GivesNothing("The limit is gone.")
            .FailsWithoutLimit();
    }

    private static RouteHandlerBuilder FailsWithoutLimit(this RouteHandlerBuilder builder) =>
        builder.Fails(StatusCodes.Status404NotFound, "There is no such limit.", ErrorSchemas.Detail);

    private static Task<IResult> Create(
        HttpRequest http,
        LimitService service,
        TimeProvider time,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            LimitReader.ReadNew,
            async request =>
            {
                var result = await service.CreateAsync(
                    request.Key,
                    request.Settings,
                    http.Origin(),
                    cancellationToken: cancellationToken
                );
                return result.IsCreated
                    ? Answers.Json(
                        LimitBody.From(result.Limit, result.Limit.LooseAt(time.GetUtcNow())),
                        ApiJson.Wire.LimitBody,
                        StatusCodes.Status201Created
                    )
                    : NameTaken(request.Key.Name);
            }
        );

    private static Task<IResult> Filter(
        HttpRequest http,
        LimitQueries queries,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            body => LimitReader.ReadPage(body, options.Value),
            async page =>
                OutOfRange.Refuse(page.Limit, options.Value)
                ?? Answers.Json(
                    (await queries.ListAsync(isLegacy: false, page.Limit, page.Offset, cancellationToken)).ConvertAll(
                        LimitBody.From
                    ),
                    ApiJson.Wire.IReadOnlyListLimitBody
                )
        );

    private static async Task<IResult> Get(
        [FromRoute(Name = "id_or_name")] string idOrName,
        LimitQueries queries,
        CancellationToken cancellationToken
    ) =>
        await queries.FindAsync(LimitRef.Parse(idOrName), cancellationToken) is { } view
            ? Answers.Json(LimitBody.From(view), ApiJson.Wire.LimitBody)
            : NotFound();

    private static Task<IResult> Change(
        [FromRoute(Name = "id_or_name")] string idOrName,
        HttpRequest http,
        LimitService service,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            LimitReader.ReadChange,
            async change =>
                await service.ChangeAsync(LimitRef.Parse(idOrName), change, http.Origin(), cancellationToken) switch
                {
                    null => NotFound(),
                    { Limit: null } => NameTaken(change.Name!),
                    _ => TypedResults.NoContent(),
                }
        );

    private static async Task<IResult> Delete(
        [FromRoute(Name = "id_or_name")] string idOrName,
        HttpRequest http,
        LimitService service,
        CancellationToken cancellationToken
    ) =>
        await service.DeleteAsync(LimitRef.Parse(idOrName), http.Origin(), cancellationToken) is null
            ? NotFound()
            : TypedResults.NoContent();

    private static IResult NotFound() =>
        Answers.Detail("Concurrency Limit not found", ErrorCode.LimitNotFound, StatusCodes.Status404NotFound);

    private static IResult NameTaken(string name) =>
        Answers.Detail(
            $"{TaskRunEndpoints.IntegrityConflict} A concurrency limit named '{Echo.Short(name)}' exists already.",
            ErrorCode.NameTaken,
            StatusCodes.Status409Conflict
        );
}
