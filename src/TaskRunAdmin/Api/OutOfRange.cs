using TaskRunAdmin.Core;

namespace TaskRunAdmin.Api;

/// <summary>Numbers that are out of range, whose errors have a shape of their own (contract 1.6).</summary>
internal static class OutOfRange
{
    /// <summary>The answer to a page size that is out of range; null when it is not.</summary>
    internal static IResult? Refuse(int limit, ApiOptions options) =>
        limit < 0 ? Invalid("must be greater than or equal to 0.")
        : limit > options.DefaultLimit ? Invalid($"must be less than or equal to {options.DefaultLimit}.")
        : null;

    /// <summary>The answer to an interval of a history that is too short; null when it is not.</summary>
    internal static IResult? RefuseInterval(double seconds) =>
        seconds < 1
            ? Answers.Detail(
                "History interval must not be less than 1 second.",
                ErrorCode.IntervalTooShort,
                StatusCodes.Status422UnprocessableEntity
            )
            : null;

    private static IResult Invalid(string rule) =>
        Answers.Detail($"Invalid limit: {rule}", ErrorCode.LimitOutOfRange, StatusCodes.Status422UnprocessableEntity);
}
