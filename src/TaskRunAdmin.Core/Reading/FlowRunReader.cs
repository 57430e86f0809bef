using System.Text;
using System.Text.Json;
using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Reading;

/// <summary>Reads requests about flow runs (contract 7.4).</summary>
public static class FlowRunReader
{
    private static readonly JsonElement EmptyObject = JsonElement.Parse("{}");

    /// <summary>Reads a request to create a flow run.</summary>
    /// <param name="body">The request.</param>
    public static ReadResult<NewFlowRun> Read(JsonElement body) =>
        BodyReader.Read(
            body,
            reader => new NewFlowRun(reader.Required("flow_id")?.Uuid() ?? default)
            {
                State = reader.Nullable("state")?.ReadState(),
                Name = reader.ReadName(),
                FlowVersion = reader.Nullable("flow_version")?.Text(NewTaskRun.MaxTextLength),
                Parameters = reader.Find("parameters")?.ReadParameters() ?? EmptyObject,
                Context = reader.Find("context")?.ReadObject() ?? EmptyObject,
                ParentTaskRunId = reader.Nullable("parent_task_run_id")?.Uuid(),
                InfrastructureDocumentId = reader.Nullable("infrastructure_document_id")?.Uuid(),
                Policy = reader.Find("empirical_policy")?.ReadFlowRunPolicy() ?? FlowRunPolicy.Default,
                Tags = reader.Find("tags")?.ReadTags() ?? [],
                Labels = reader.Nullable("labels")?.ReadLabels() ?? [],
                IdempotencyKey = reader.Nullable("idempotency_key")?.Text(NewTaskRun.MaxTextLength),
                WorkPoolName = reader.Nullable("work_pool_name")?.Text(NewTaskRun.MaxTextLength),
                WorkQueueName = reader.Nullable("work_queue_name")?.Text(NewTaskRun.MaxTextLength),
                JobVariables = reader.Nullable("job_variables")?.ReadObject() ?? EmptyObject,
                DeploymentId = reader.Nullable("deployment_id")?.Uuid(),
            }
        );

    /// <summary>Reads what is to be changed of a flow run.</summary>
    /// <param name="body">The request.</param>
    public static ReadResult<FlowRunChange> ReadChange(JsonElement body) =>
        BodyReader.Read(
            body,
            reader => new FlowRunChange
            {
                Name = reader.Nullable("name")?.ReadNewName(),
                FlowVersion = reader.Nullable("flow_version")?.Text(NewTaskRun.MaxTextLength),
                Parameters = reader.Nullable("parameters")?.ReadParameters(),
                Policy = reader.Nullable("empirical_policy")?.ReadFlowRunPolicy(),
                Tags = reader.Nullable("tags")?.ReadTags(),
                InfrastructurePid = reader.Nullable("infrastructure_pid")?.Text(NewTaskRun.MaxTextLength),
                JobVariables = reader.Nullable("job_variables")?.ReadObject(),
            }
        );

    /// <summary>Reads labels to add.</summary>
    /// <param name="body">The request: the labels themselves.</param>
    public static ReadResult<IReadOnlyDictionary<string, JsonElement>> ReadLabels(JsonElement body)
    {
        var errors = new ErrorList();
        var field = UnicodeCheck.Run(new Field(body, Location.Body, errors));
        return new(field.ReadLabels(), errors);
    }

    /// <summary>Reads a request for a page of flow runs. Limits are only read, not judged.</summary>
    /// <param name="body">The request; null when there was none.</param>
    /// <param name="options">The limits in force.</param>
    public static ReadResult<FlowRunsPage> ReadPage(JsonElement? body, ApiOptions options) =>
        RequestReader.Read(
            body,
            ["sort", "limit", "offset", .. FilterReader.FlowNames],
            reader => Page(reader, options) with { Offset = reader.Nullable("offset")?.AtLeast(0) ?? 0 }
        );

    /// <summary>Reads a request for a page by its number.</summary>
    /// <inheritdoc cref="ReadPage"/>
    public static ReadResult<NumberedPage<FlowRunsPage>> ReadNumberedPage(JsonElement? body, ApiOptions options) =>
        RequestReader.Read(
            body,
            ["sort", "limit", "page", .. FilterReader.FlowNames],
            reader =>
            {
                var page = Page(reader, options);
                var (number, offset) = reader.ReadPageNumber(page.Limit);
                return new NumberedPage<FlowRunsPage>(number, page with { Offset = offset });
            }
        );

    /// <summary>Reads the filters alone.</summary>
    /// <param name="body">The request; null when there was none: every flow run.</param>
    public static ReadResult<FlowRunCriterion> ReadFilters(JsonElement? body) =>
        RequestReader.Read(body, FilterReader.FlowNames, reader => reader.ReadFlowRunFilters());

    /// <summary>Reads a request for a history.</summary>
    /// <param name="body">The request; null when there was none.</param>
    public static ReadResult<HistoryRequest<FlowRunCriterion>> ReadHistory(JsonElement? body) =>
        HistoryReader.Read(body, FilterReader.FlowNames, reader => reader.ReadFlowRunFilters());

    private static FlowRunsPage Page(ObjectReader reader, ApiOptions options)
    {
        var sort = reader.Nullable("sort")?.Enum(FlowRunSorts.ByWireName);
        var limit = reader.Nullable("limit")?.Int();
        return new FlowRunsPage(
            sort ?? FlowRunSort.IdDesc,
            limit ?? options.DefaultLimit,
            0,
            reader.ReadFlowRunFilters()
        );
    }

    private static JsonElement? ReadObject(this Field field)
    {
        if (field.Value.ValueKind is JsonValueKind.Object)
            return field.Value.Clone();

        field.Add("dict_type", "Input should be a valid dictionary");
        return null;
    }

    private static JsonElement? ReadParameters(this Field field)
    {
        var size = Encoding.UTF8.GetByteCount(field.Value.GetRawText());
        if (size <= NewFlowRun.MaxParametersSize)
            return field.ReadObject();

        field.AddRule(
            $"Flow run parameters have {size} bytes of JSON; at most {NewFlowRun.MaxParametersSize} are allowed."
        );
        return null;
    }
}
