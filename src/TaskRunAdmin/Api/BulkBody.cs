using System.Text.Json;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.Reading;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Api;

/// <summary>What became of one of many task runs, on the wire: a status, and what the answer alone would have been.</summary>
internal static class BulkBody
{
    /// <summary>How many errors are kept of all items together; after that, the first of each.</summary>
    private const int MaxErrors = 1000;

    /// <summary>Reads each of many things by itself.</summary>
    /// <returns>The things, null where something is wrong; and what that is.</returns>
    internal static (T?[] Read, IReadOnlyList<FieldError>[] Errors) ReadEach<T>(
        IReadOnlyList<JsonElement> items,
        Func<JsonElement, ReadResult<T>> read
    )
        where T : class
    {
        var things = new T?[items.Count];
        var errors = new IReadOnlyList<FieldError>[items.Count];
        var left = MaxErrors;
        for (var i = 0; i < items.Count; i++)
        {
            var result = read(items[i]);
            things[i] = result.Value;
            errors[i] =
                result.Errors.Count <= Math.Max(left, 1) ? result.Errors : [.. result.Errors.Take(Math.Max(left, 1))];
            left -= errors[i].Count;
        }

        return (things, errors);
    }

    internal static void WriteInvalid(Utf8JsonWriter json, IReadOnlyList<FieldError> errors)
    {
        json.WriteNumber("status", StatusCodes.Status422UnprocessableEntity);
        json.WriteStartObject("error");
        Answers.WriteErrors(json, errors);
        json.WriteString("code", ErrorCode.ValidationFailed);
        json.WriteEndObject();
    }

    internal static void WriteCreated(Utf8JsonWriter json, Outcome<CreateOrReturnResult> outcome, DateTimeOffset now)
    {
        if (WroteFailure(json, outcome.Error))
            return;

        switch (outcome.Value)
        {
            case CreateOrReturnResult.Created created:
                WriteRun(json, StatusCodes.Status201Created, created.Run, now);
                break;
            case CreateOrReturnResult.Existing existing:
                WriteRun(json, StatusCodes.Status200OK, existing.Run, now);
                break;
            default:
                var (detail, code) = TaskRunEndpoints.Conflict(outcome.Value)!.Value;
                WriteError(json, StatusCodes.Status409Conflict, "detail", detail, code);
                break;
        }
    }

    internal static void WriteTransition(Utf8JsonWriter json, (Guid Id, Outcome<SetStateResult?> Outcome) item)
    {
        json.WriteString("id", item.Id);
        if (WroteFailure(json, item.Outcome.Error))
            return;

        if (item.Outcome.Value is not { } result)
        {
            WriteError(
                json,
                StatusCodes.Status404NotFound,
                "exception_message",
                TransitionEndpoints.NotFound(item.Id),
                ErrorCode.TaskRunNotFound
            );
            return;
        }

        json.WriteNumber("status", result.IsWritten ? StatusCodes.Status201Created : StatusCodes.Status200OK);
        json.WritePropertyName("result");
        JsonSerializer.Serialize(json, TransitionBody.From(result), ApiJson.Wire.TransitionBody);
    }

    internal static void WriteDeleted(Utf8JsonWriter json, (Guid Id, Outcome<TaskRun?> Outcome) item)
    {
        json.WriteString("id", item.Id);
        if (WroteFailure(json, item.Outcome.Error))
            return;

        if (item.Outcome.Value is null)
            WriteError(json, StatusCodes.Status404NotFound, "detail", "Task not found", ErrorCode.TaskRunNotFound);
        else
            json.WriteNumber("status", StatusCodes.Status204NoContent);
    }

    private static void WriteRun(Utf8JsonWriter json, int status, TaskRun run, DateTimeOffset now)
    {
        json.WriteNumber("status", status);
        json.WritePropertyName("task_run");
        JsonSerializer.Serialize(json, TaskRunBody.From(run, now), ApiJson.Wire.TaskRunBody);
    }

    private static bool WroteFailure(Utf8JsonWriter json, Exception? error)
    {
        if (error is null)
            return false;

        var (status, message, code) =
            error is DatabaseUnavailableException
                ? (StatusCodes.Status503ServiceUnavailable, ErrorAnswers.Unavailable, ErrorCode.ServiceUnavailable)
                : (StatusCodes.Status500InternalServerError, ErrorAnswers.Internal, ErrorCode.InternalError);
        WriteError(json, status, "exception_message", message, code);
        return true;
    }

    private static void WriteError(Utf8JsonWriter json, int status, string field, string message, string code)
    {
        json.WriteNumber("status", status);
        json.WriteStartObject("error");
        json.WriteString(field, message);
        json.WriteString("code", code);
        json.WriteEndObject();
    }
}
