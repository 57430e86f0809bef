namespace TaskRunAdmin.Core.Reading;

/// <summary>A page by its number, from 1 on.</summary>
/// <param name="Number">The number.</param>
/// <param name="Page">The page.</param>
public sealed record NumberedPage<T>(int Number, T Page);

internal static class PageNumberReader
{
    /// <summary>The number of a page, and the offset that it becomes.</summary>
    internal static (int Number, int Offset) ReadPageNumber(this ObjectReader reader, int limit)
    {
        var number = reader.Nullable("page")?.AtLeast(1) ?? 1;
        // Far beyond any end, where there is nothing either way.
        return (number, (int)Math.Min((number - 1L) * Math.Max(limit, 0), int.MaxValue));
    }
}
