using Microsoft.Extensions.Options;
using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Reading;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Api;

/// <summary>Limits of tags, as the first generation of clients knows them (contract 6.6).</summary>
internal static class LegacyLimitEndpoints
{
    private const string ById = $"/{{id:{PathId.Constraint.Name}}}";
    private const string ByTag = "/tag/{tag}";

    internal static void MapLegacyLimits(this RouteGroupBuilder api)
    {
        var limits = api.MapGroup("/concurrency_limits");
        limits
            .MapPost("/", Create)
            .Operation(
                "createTagLimit",
                Tags.LegacyLimits,
                "Limit a tag",
                "A tag that is limited already has the new limit from now on. Where there is a limit named `tag:` and the "
                    + "tag, that one counts."
            )
            .Takes(LimitSchemas.CreateLegacy, isRequired: true, LimitExamples.CreateLegacy)
            .Gives(StatusCodes.Status201Created, "The tag is limited.", LimitSchemas.LegacyLimit)
            .Gives(StatusCodes.Status200OK, "The tag had a limit, which is changed.", LimitSchemas.LegacyLimit)
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        limits
            .MapPost("/filter", Filter)
            .Reads()
            .Operation("filterTagLimits", Tags.LegacyLimits, "List the limits of tags", "A page of them, by tag.")
            .Takes(LimitSchemas.Page, isRequired: false, LimitExamples.Page)
            .GivesList(StatusCodes.Status200OK, "The limits.", LimitSchemas.LegacyLimit)
            .Fails(
                StatusCodes.Status422UnprocessableEntity,
                "The body is not valid, or the limit is out of range.",
                ErrorSchemas.Validation,
                ErrorSchemas.Detail
            );
        limits
            .MapGet(ById, (PathId id, LimitQueries queries, CancellationToken token) => Get(OfId(id), queries, token))
            .Operation(
                "getTagLimit",
                Tags.LegacyLimits,
                "Read the limit of a tag by its id",
                "With who holds its slots."
            )
            .Gives(StatusCodes.Status200OK, "The limit.", LimitSchemas.LegacyLimit)
            .FailsWithoutLimit();
        limits
            .MapGet(
                ByTag,
                (string tag, LimitQueries queries, CancellationToken token) => Get(OfTag(tag), queries, token)
            )
            .Operation("getTagLimitByTag", Tags.LegacyLimits, "Read the limit of a tag", "With who holds its slots.")
            .Gives(StatusCodes.Status200OK, "The limit.", LimitSchemas.LegacyLimit)
            .FailsWithoutLimit();
        limits
            .MapDelete(
                ById,
                (PathId id, HttpRequest http, LimitService service, CancellationToken token) =>
                    Delete(OfId(id), http, service, token)
            )
            .Operation("deleteTagLimit", Tags.LegacyLimits, "Remove the limit of a tag by its id", "Its runs go on.")
            .Gives(StatusCodes.Status200OK, "The limit is gone.", LimitSchemas.Nothing("Null."))
            .FailsWithoutLimit();
        limits
            .MapDelete(
                ByTag,
                (string tag, HttpRequest http, LimitService service, CancellationToken token) =>
                    Delete(OfTag(tag), http, service, token)
            )
            .Operation("deleteTagLimitByTag", Tags.LegacyLimits, "Remove the limit of a tag", "Its runs go on.")
            .Gives(StatusCodes.Status200OK, "The limit is gone.", LimitSchemas.Nothing("Null."))
            .FailsWithoutLimit();
        limits
            .MapPost($"{ByTag}/reset", Reset)
            .Operation(
                "resetTagLimit",
                Tags.LegacyLimits,
                "Free the slots of a tag",
                "All of them, or all but those of the runs that are named, which hold one each afterwards."
            )
            .Takes(LimitSchemas.Reset, isRequired: false, LimitExamples.Reset)
            .Gives(StatusCodes.Status200OK, "The slots are free.", LimitSchemas.Nothing("Null."))
            .FailsWithoutLimit()
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        limits
            .MapPost("/increment", Take)
            .Operation(
                "takeTagSlots",
                Tags.LegacyLimits,
                "Take a slot of each tag for a run",
                "Of all tags that are limited or of none; a slot that the run holds already counts. They are free when the "
                    + "run leaves RUNNING."
            )
            .Takes(LimitSchemas.RunSlots, isRequired: true, LimitExamples.RunSlots)
            .GivesList(StatusCodes.Status200OK, "The limits of the tags.", LimitSchemas.Named)
            .Fails(
                StatusCodes.Status423Locked,
                "Not all slots are free, and none was taken. Try again after the seconds that `Retry-After` says; without it there is no use in that.",
                ErrorSchemas.Detail
            )
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        limits
            .MapPost("/decrement", Give)
            .Operation("giveTagSlots", Tags.LegacyLimits, "Give back a run's slots", "Of the tags that are named.")
            .Takes(LimitSchemas.RunSlots, isRequired: true, LimitExamples.RunSlots)
            .GivesList(StatusCodes.Status200OK, "The limits of the tags.", LimitSchemas.Named)
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
    }

    private static RouteHandlerBuilder FailsWithoutLimit(this RouteHandlerBuilder builder) =>
        builder.Fails(StatusCodes.Status404NotFound, "There is no such limit.", ErrorSchemas.Detail);

    private static LimitRef OfId(PathId id) => LimitRef.Of(id.Value, isLegacy: true);

    private static LimitRef OfTag(string tag) => LimitRef.Of(new LimitKey(tag, IsLegacy: true));

    private static Task<IResult> Create(
        HttpRequest http,
        LimitService service,
        LimitQueries queries,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            LimitReader.ReadLegacy,
            async request =>
            {
                var result = await service.CreateAsync(
                    request.Key,
                    request.Settings,
                    http.Origin(),
                    updates: true,
                    cancellationToken
                );
                // Who holds slots of one that was there already; it may be gone by now.
                var view =
                    (result.IsCreated ? null : await queries.FindAsync(LimitRef.Of(request.Key), cancellationToken))
                    ?? new LimitView(result.Limit, 0, []);
                return Answers.Json(
                    LegacyLimitBody.From(view),
                    ApiJson.Wire.LegacyLimitBody,
                    result.IsCreated ? StatusCodes.Status201Created : StatusCodes.Status200OK
                );
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
                    (await queries.ListAsync(isLegacy: true, page.Limit, page.Offset, cancellationToken)).ConvertAll(
                        LegacyLimitBody.From
                    ),
                    ApiJson.Wire.IReadOnlyListLegacyLimitBody
                )
        );

    private static async Task<IResult> Get(LimitRef which, LimitQueries queries, CancellationToken cancellationToken) =>
        await queries.FindAsync(which, cancellationToken) is { } view
            ? Answers.Json(LegacyLimitBody.From(view), ApiJson.Wire.LegacyLimitBody)
            : NotFound();

    private static async Task<IResult> Delete(
        LimitRef which,
        HttpRequest http,
        LimitService service,
        CancellationToken cancellationToken
    ) => await service.DeleteAsync(which, http.Origin(), cancellationToken) is null ? NotFound() : Answers.Null();

    private static Task<IResult> Reset(
        string tag,
        HttpRequest http,
        LimitService service,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            LimitReader.ReadReset,
            async request =>
                await service.ResetAsync(OfTag(tag), request.Holders, http.Origin(), cancellationToken) is null
                    ? NotFound()
                    : Answers.Null()
        );

    private static Task<IResult> Take(
        HttpRequest http,
        SlotService service,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            SlotReader.ReadForRun,
            async request =>
                SlotEndpoints.Answer(
                    await service.TakeForRunAsync(request.Tags, request.TaskRunId, http.Origin(), cancellationToken),
                    http,
                    taken =>
                        Answers.Json(NamedLimitBody.FromTags(taken.Limits), ApiJson.Wire.IReadOnlyListNamedLimitBody)
                )
        );

    private static Task<IResult> Give(
        HttpRequest http,
        SlotService service,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            SlotReader.ReadForRun,
            async request =>
                Answers.Json(
                    NamedLimitBody.FromTags(
                        await service.GiveForRunAsync(request.Tags, request.TaskRunId, http.Origin(), cancellationToken)
                    ),
                    ApiJson.Wire.IReadOnlyListNamedLimitBody
                )
        );

    private static IResult NotFound() =>
        Answers.Detail("Concurrency limit not found", ErrorCode.LimitNotFound, StatusCodes.Status404NotFound);
}
