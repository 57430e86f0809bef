using System.Text.Json;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components.Shared;

/// <summary>How the console writes JSON for people: letters are left as they are.</summary>
internal static class ReadableJson
{
    /// <summary>On one line.</summary>
    internal static readonly JsonSerializerOptions Compact = new() { Encoder = WireEncoder.Instance };

    /// <summary>A line for each value.</summary>
    internal static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true };
}
