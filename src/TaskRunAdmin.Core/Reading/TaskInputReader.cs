using System.Text.Json;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Reading;

/// <summary>Reads <c>task_inputs</c> (contract 2.4): four shapes, told apart by a tag or by the field they need.</summary>
internal static class TaskInputReader
{
    private static readonly (string Model, string Tag, Func<ObjectReader, TaskInput?> Read)[] Shapes =
    [
        (
            "TaskRunResult",
            "task_run",
            from => from.Required("id")?.Uuid() is { } id ? new TaskInput.TaskRunResult(id) : null
        ),
        (
            "FlowRunResult",
            "flow_run",
            from => from.Required("id")?.Uuid() is { } id ? new TaskInput.FlowRunResult(id) : null
        ),
        (
            "Parameter",
            "parameter",
            from => from.Required("name")?.Text() is { } name ? new TaskInput.Parameter(name) : null
        ),
        (
            "Constant",
            "constant",
            from => from.Required("type")?.Text() is { } type ? new TaskInput.Constant(type) : null
        ),
    ];

    internal static Dictionary<string, IReadOnlyList<TaskInput>>? ReadTaskInputs(this Field field) =>
        field
            .Entries()
            ?.ToDictionary(
                entry => entry.Key,
                entry =>
                    (IReadOnlyList<TaskInput>)
                        [
                            .. (entry.Value.Items() ?? [])
                                .TakeWhile(item => !item.Errors.IsFull)
                                .Select(Read)
                                .OfType<TaskInput>(),
                        ],
                StringComparer.Ordinal
            );

    private static TaskInput? Read(Field field)
    {
        var errors = new ErrorList();
        foreach (var (model, tag, read) in Shapes)
        {
            var tried = new ErrorList();
            if (ObjectReader.Open(field.Inside(model) with { Errors = tried }) is { } reader)
            {
                CheckTag(reader, tag);
                if (read(reader) is { } input && tried.Count == 0)
                    return input;
            }

            errors.AddRange(tried);
        }

        field.Errors.AddRange(errors);
        return null;
    }

    private static void CheckTag(ObjectReader reader, string tag)
    {
        if (
            reader.Find("input_type") is { } sent
            && !(sent.Value.ValueKind is JsonValueKind.String && sent.Value.ValueEquals(tag))
        )
            sent.Add("literal_error", $"Input should be '{tag}'", new() { ["expected"] = $"'{tag}'" });
    }
}
