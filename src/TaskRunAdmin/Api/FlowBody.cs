using System.Text.Json;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Api;

/// <summary>A flow on the wire: contract 7.3.</summary>
internal sealed record FlowBody(
    Guid Id,
    DateTimeOffset Created,
    DateTimeOffset Updated,
    string Name,
    IReadOnlyList<string> Tags,
    IReadOnlyDictionary<string, JsonElement> Labels
)
{
    internal static FlowBody From(Flow flow) =>
        new(flow.Id, flow.Created, flow.Updated, flow.Name, flow.Tags, flow.Labels);
}
