using Microsoft.Extensions.Options;
using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Reading;

namespace TaskRunAdmin.Api;

/// <summary>Flows (contract 7.3).</summary>
internal static class FlowEndpoints
{
    internal static void MapFlows(this RouteGroupBuilder api)
    {
        var flows = api.MapGroup("/flows");
        flows
            .MapPost("/", Create)
            .Operation(
                "createFlow",
                Tags.Flows,
                "Create a flow, or get the one that has its name",
                "Nothing is changed."
            )
            .Takes(FlowRunSchemas.FlowCreate, isRequired: true, FlowRunExamples.Flow)
            .Gives(StatusCodes.Status201Created, "This request created the flow.", FlowRunSchemas.Flow)
            .Gives(StatusCodes.Status200OK, "The flow existed. Nothing was changed.", FlowRunSchemas.Flow)
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        flows
            .MapPost("/filter", Filter)
            .Reads()
            .Operation("filterFlows", Tags.Flows, "List flows", "A page of flows. Without a body: by name.")
            .Takes(FlowRunSchemas.FlowPage, isRequired: false, FlowRunExamples.Page)
            .GivesList(StatusCodes.Status200OK, "The flows of the page, in order.", FlowRunSchemas.Flow)
            .FailsAsPages();
        flows
            .MapPost("/paginate", Paginate)
            .Reads()
            .Operation("paginateFlows", Tags.Flows, "List flows by page number", "A page, and how many there are.")
            .Takes(FlowRunSchemas.FlowNumberedPage, isRequired: false, TaskRunExamples.NumberedPage)
            .Gives(StatusCodes.Status200OK, "The page.", FlowRunSchemas.FlowPageAnswer)
            .FailsAsPages();
        flows
            .MapPost("/count", Count)
            .Reads()
            .Operation("countFlows", Tags.Flows, "Count flows", "How many flows pass the filters.")
            .Takes(FlowRunSchemas.Filter, isRequired: false, FlowRunExamples.Filter)
            .Gives(StatusCodes.Status200OK, "How many.", Schema.Whole("How many.", min: 0))
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        flows
            .MapGet($"/{{id:{PathId.Constraint.Name}}}", Get)
            .Operation("getFlow", Tags.Flows, "Read a flow", "By its id.")
            .Gives(StatusCodes.Status200OK, "The flow.", FlowRunSchemas.Flow)
            .FailsUnknown();
        flows
            .MapGet("/name/{name}", GetByName)
            .Operation("getFlowByName", Tags.Flows, "Read a flow by its name", "The name to the last character.")
            .Gives(StatusCodes.Status200OK, "The flow.", FlowRunSchemas.Flow)
            .FailsUnknown();
        flows
            .MapPatch($"/{{id:{PathId.Constraint.Name}}}", Retag)
            .Operation("changeFlow", Tags.Flows, "Give a flow other tags", "Nothing else can be changed.")
            .Takes(FlowRunSchemas.FlowChange, isRequired: true, FlowRunExamples.FlowChange)
            .GivesNothing("The flow has the tags.")
            .FailsUnknown()
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        flows
            .MapDelete($"/{{id:{PathId.Constraint.Name}}}", Delete)
            .Operation(
                "deleteFlow",
                Tags.Flows,
                "Remove a flow",
                "Its flow runs and their task runs go with it: of very many the rest goes after the answer."
            )
            .GivesNothing("The flow is gone.")
            .FailsUnknown();
    }

    private static RouteHandlerBuilder FailsUnknown(this RouteHandlerBuilder builder) =>
        builder.Fails(StatusCodes.Status404NotFound, "There is no such flow.", ErrorSchemas.Detail);

    private static Task<IResult> Create(
        HttpRequest http,
        FlowRunService service,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerToAsync(
            http,
            options.Value,
            FlowReader.Read,
            async request =>
            {
                var (flow, isCreated) = await service.CreateFlowAsync(request, http.Origin(), cancellationToken);
                return One(flow, isCreated ? StatusCodes.Status201Created : StatusCodes.Status200OK);
            }
        );

    private static Task<IResult> Filter(
        HttpRequest http,
        FlowRunQueries queries,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            body => FlowReader.ReadPage(body, options.Value),
            async page =>
                OutOfRange.Refuse(page.Limit, options.Value)
                ?? Answers.Json(
                    (await queries.FilterFlowsAsync(page, cancellationToken)).ConvertAll(FlowBody.From),
                    ApiJson.Wire.IReadOnlyListFlowBody
                )
        );

    private static Task<IResult> Paginate(
        HttpRequest http,
        FlowRunQueries queries,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            body => FlowReader.ReadNumberedPage(body, options.Value),
            async request =>
            {
                var (number, page) = request;
                if (OutOfRange.Refuse(page.Limit, options.Value) is { } invalid)
                    return invalid;

                var count = await queries.CountFlowsAsync(page.Filter, cancellationToken);
                var found = await queries.FilterFlowsAsync(page, cancellationToken);
                return Answers.Json(
                    PageBody.From(found.ConvertAll(FlowBody.From), count, page.Limit, number),
                    ApiJson.Wire.FlowPage
                );
            }
        );

    private static Task<IResult> Count(
        HttpRequest http,
        FlowRunQueries queries,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            FlowReader.ReadFilters,
            async filter => Answers.Json(await queries.CountFlowsAsync(filter, cancellationToken), ApiJson.Wire.Int32)
        );

    private static async Task<IResult> Get(PathId id, FlowRunQueries queries, CancellationToken cancellationToken) =>
        await queries.FindFlowAsync(id.Value, cancellationToken) is { } flow
            ? One(flow, StatusCodes.Status200OK)
            : NotFound();

    private static async Task<IResult> GetByName(
        string name,
        FlowRunQueries queries,
        CancellationToken cancellationToken
    ) =>
        await queries.FindFlowAsync(name, cancellationToken) is { } flow
            ? One(flow, StatusCodes.Status200OK)
            : NotFound();

    private static Task<IResult> Retag(
        PathId id,
        HttpRequest http,
        FlowRunService service,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerToAsync(
            http,
            options.Value,
            FlowReader.ReadTags,
            async change =>
                await service.RetagFlowAsync(id.Value, change.Tags, http.Origin(), cancellationToken) is null
                    ? NotFound()
                    : TypedResults.NoContent()
        );

    private static async Task<IResult> Delete(
        PathId id,
        HttpRequest http,
        FlowRunService service,
        CancellationToken cancellationToken
    ) =>
        await service.DeleteFlowAsync(id.Value, http.Origin(), cancellationToken) is null
            ? NotFound()
            : TypedResults.NoContent();

    private static IResult One(Flow flow, int status) =>
        Answers.Json(FlowBody.From(flow), ApiJson.Wire.FlowBody, status);

    private static IResult NotFound() =>
        Answers.Detail("Flow not found", ErrorCode.FlowNotFound, StatusCodes.Status404NotFound);
}
