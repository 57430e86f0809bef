using System.Collections.ObjectModel;
using System.Text.Json;

namespace TaskRunAdmin.Core.Reading;

/// <summary>One thing that is wrong with a request (contract 1.6, shape A).</summary>
/// <param name="Type">The stable name of the kind of error, <c>string_type</c> for one.</param>
/// <param name="Loc">Where: property names and list indexes, from the outside in.</param>
/// <param name="Msg">What is wrong, for people.</param>
/// <param name="Input">The offending value as it was sent; null when nothing was.</param>
/// <param name="Context">What the message was made of; null when it needed nothing.</param>
public sealed record FieldError(
    string Type,
    IReadOnlyList<object> Loc,
    string Msg,
    JsonElement? Input,
    IReadOnlyDictionary<string, object>? Context = null
);

/// <summary>
/// What is wrong with one request. After <see cref="Max"/> errors nobody needs more, and to go on looking for them would
/// cost what no request should.
/// </summary>
internal sealed class ErrorList : Collection<FieldError>
{
    internal const int Max = 1000;

    /// <summary>Whether the rest of the request need not be looked at.</summary>
    internal bool IsFull => Count >= Max;

    internal void AddRange(IEnumerable<FieldError> errors)
    {
        foreach (var error in errors)
            Add(error);
    }

    /// <inheritdoc/>
    protected override void InsertItem(int index, FieldError item)
    {
        if (Count < Max)
            base.InsertItem(index, item);
    }
}

/// <summary>A request that was read: the value, or everything that is wrong with it.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public sealed class ReadResult<T>
    where T : class
{
    internal ReadResult(T? value, IReadOnlyList<FieldError> errors)
    {
        Errors = errors;
        Value = errors.Count == 0 ? value : null;
    }

    /// <summary>What was asked for; null exactly when there are errors.</summary>
    public T? Value { get; }

    /// <summary>Everything that is wrong, in the order of the contract's fields; empty when nothing is.</summary>
    public IReadOnlyList<FieldError> Errors { get; }
}
