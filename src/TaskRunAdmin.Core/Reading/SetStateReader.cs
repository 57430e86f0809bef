using System.Text.Json;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Reading;

/// <summary>A request to enter a state (contract 4.6).</summary>
/// <param name="State">The state.</param>
/// <param name="Force">Whether the rules are passed over.</param>
public sealed record SetStateRequest(ProposedState State, bool Force);

/// <summary>Reads the body of a request to enter a state. The API and the console both read through here.</summary>
public static class SetStateReader
{
    private static readonly string[] Parameters = ["state", "force"];

    /// <summary>Reads a request to enter a state.</summary>
    /// <param name="body">The request; null when there was none.</param>
    public static ReadResult<SetStateRequest> Read(JsonElement? body)
    {
        return RequestReader.Read(
            body,
            Parameters,
            reader =>
            {
                // Null is as good as absent here, unlike elsewhere.
                var state = reader.Nullable("state") ?? reader.Missing("state");
                var proposed = state?.ReadState();
                var force = reader.Nullable("force")?.Bool() ?? false;
                return new SetStateRequest(proposed ?? new ProposedState(default), force);
            }
        );
    }
}
