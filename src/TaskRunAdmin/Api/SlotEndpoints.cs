using System.Globalization;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Reading;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Api;

/// <summary>Taking slots of concurrency limits and giving them back (contract 6.6).</summary>
internal static class SlotEndpoints
{
    internal static void MapSlots(this RouteGroupBuilder api)
    {
        var limits = api.MapGroup(LimitEndpoints.Path);
        limits
            .MapPost("/increment", Take)
            .Operation(
                "takeSlots",
                Tags.Limits,
                "Take slots",
                "Of all limits or of none. Limits that do not exist or are not active are passed over. Nobody holds these "
                    + "slots: they are given back by name."
            )
            .Takes(LimitSchemas.Take, isRequired: true, LimitExamples.Take)
            .GivesList(StatusCodes.Status200OK, "The slots are taken, of these limits.", LimitSchemas.Named)
            .Refuses();
        limits
            .MapPost("/increment-with-lease", TakeWithLease)
            .Operation(
                "leaseSlots",
                Tags.Limits,
                "Take slots under a lease",
                "Of all limits or of none. When the lease is neither given back nor renewed in time, its slots are free "
                    + "again. Limits that do not exist or are not active are passed over: the lease may be over none."
            )
            .Takes(LimitSchemas.TakeLease, isRequired: true, LimitExamples.TakeLease)
            .Gives(StatusCodes.Status200OK, "The lease.", LimitSchemas.Lease)
            .Refuses();
        limits
            .MapPost("/decrement", Give)
            .Operation(
                "giveSlots",
                Tags.Limits,
                "Give back slots that nobody holds",
                "Of a limit that has fewer of them taken, all are free."
            )
            .Takes(LimitSchemas.Give, isRequired: true, LimitExamples.Give)
            .GivesList(StatusCodes.Status200OK, "The limits in force that were named.", LimitSchemas.Named)
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        limits
            .MapPost("/decrement-with-lease", GiveLease)
            .Operation("endLease", Tags.Limits, "Give back a lease", "That there is no such lease is as good.")
            .Takes(LimitSchemas.GiveLease, isRequired: true, LimitExamples.GiveLease)
            .GivesNothing("Its slots are free.")
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        limits
            .MapPost($"/leases/{{id:{PathId.Constraint.Name}}}/renew", Renew)
            .Operation("renewLease", Tags.Limits, "Renew a lease", "It runs out so much later than now.")
            .Takes(LimitSchemas.Renew, isRequired: false, LimitExamples.Renew)
            .Gives(StatusCodes.Status200OK, "The lease is renewed.", LimitSchemas.Nothing("Null."))
            .Fails(StatusCodes.Status410Gone, "There is no such lease any more.", ErrorSchemas.Detail)
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
    }

    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder builder) =>
        builder
            .Fails(
                StatusCodes.Status422UnprocessableEntity,
                "The body is not valid, more slots are asked for than a limit has, or a rate is to be limited by slots that do not decay.",
                ErrorSchemas.Validation,
                ErrorSchemas.Detail
            )
            .Fails(
                StatusCodes.Status423Locked,
                "Not all slots are free, and none was taken. Try again after the seconds that `Retry-After` says.",
                ErrorSchemas.Detail
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
            SlotReader.Read,
            async request =>
                Answer(
                    await service.TakeAsync(request, http.Origin(), cancellationToken: cancellationToken),
                    http,
                    taken => Answers.Json(NamedLimitBody.From(taken.Limits), ApiJson.Wire.IReadOnlyListNamedLimitBody)
                )
        );

    private static Task<IResult> TakeWithLease(
        HttpRequest http,
        SlotService service,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            SlotReader.ReadLease,
            async request =>
                Answer(
                    await service.TakeAsync(
                        request.Slots,
                        http.Origin(),
                        request.Duration,
                        request.Holder,
                        cancellationToken
                    ),
                    http,
                    taken =>
                        Answers.Json(
                            new LeaseBody(taken.LeaseId!.Value, NamedLimitBody.From(taken.Limits)),
                            ApiJson.Wire.LeaseBody
                        )
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
            SlotReader.ReadReturn,
            async request =>
                Answers.Json(
                    NamedLimitBody.From(
                        await service.GiveAsync(
                            request.Names,
                            request.Slots,
                            request.OccupancySeconds,
                            request.CreatesMissing,
                            http.Origin(),
                            cancellationToken
                        )
                    ),
                    ApiJson.Wire.IReadOnlyListNamedLimitBody
                )
        );

    private static Task<IResult> GiveLease(
        HttpRequest http,
        SlotService service,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            SlotReader.ReadLeaseReturn,
            async request =>
            {
                await service.EndLeaseAsync(request.Id, http.Origin(), cancellationToken);
                return TypedResults.NoContent();
            }
        );

    private static Task<IResult> Renew(
        PathId id,
        HttpRequest http,
        SlotService service,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            SlotReader.ReadRenewal,
            async request =>
                await service.RenewAsync(id.Value, request.Duration, http.Origin(), cancellationToken)
                    ? Answers.Null()
                    : Answers.Detail(
                        "Lease not found - it may have expired or been revoked",
                        ErrorCode.LeaseNotFound,
                        StatusCodes.Status410Gone
                    )
        );

    /// <summary>What became of a request for slots; when they are not free, it says when to ask again.</summary>
    internal static IResult Answer(
        TakeSlotsResult result,
        HttpRequest http,
        Func<TakeSlotsResult.Taken, IResult> answerTaken
    )
    {
        switch (result)
        {
            case TakeSlotsResult.Taken taken:
                return answerTaken(taken);
            case TakeSlotsResult.Full full:
                if (full.RetryAfterSeconds is { } seconds)
                    http.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return Answers.Detail(full.Reason, ErrorCode.SlotsTaken, StatusCodes.Status423Locked);
            case TakeSlotsResult.TooMany { Limit: var limit }:
                return Answers.Detail(
                    $"Slots requested is greater than the limit: '{Echo.Short(limit.Name)}' has {limit.Limit}.",
                    ErrorCode.TooManySlots,
                    StatusCodes.Status422UnprocessableEntity
                );
            case TakeSlotsResult.NoDecay { Limit: var limit }:
                return Answers.Detail(
                    $"Only concurrency limits with slot decay can be used for rate limiting: '{Echo.Short(limit.Name)}' has none.",
                    ErrorCode.NoDecay,
                    StatusCodes.Status422UnprocessableEntity
                );
            default:
                throw new InvalidOperationException($"No answer for {result}.");
        }
    }
}
