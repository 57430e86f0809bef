using System.Text.Json;

namespace TaskRunAdmin.Core.Reading;

/// <summary>Reads a request for task workers (contract 4.10).</summary>
public static class TaskWorkerFilterReader
{
    /// <summary>The keys of the tasks that the workers are to serve: any of these; empty, or no filter at all: any worker.</summary>
    /// <param name="body">The request; null when there was none.</param>
    public static ReadResult<IReadOnlyList<string>> Read(JsonElement? body) =>
        RequestReader.Read<IReadOnlyList<string>>(
            body,
            ["task_worker_filter"],
            reader =>
            {
                if (
                    reader.Nullable("task_worker_filter") is not { } filter
                    || ObjectReader.Open(filter) is not { } worker
                )
                    return [];

                var keys = worker.Required("task_keys")?.Items()?.ConvertAll(item => item.Text() ?? "");
                worker.RefuseUnknown();
                return keys ?? [];
            }
        );
}
