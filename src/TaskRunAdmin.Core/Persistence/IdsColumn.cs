using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>Ids one after the other, 16 bytes each: no person reads them, and there are many.</summary>
internal sealed class IdsColumn()
    : ValueConverter<IReadOnlyList<Guid>?, byte[]>(ids => ToBytes(ids!), bytes => FromBytes(bytes))
{
    private const int Length = 16;

    private static byte[] ToBytes(IReadOnlyList<Guid> ids)
    {
        var bytes = new byte[ids.Count * Length];
        for (var i = 0; i < ids.Count; i++)
            ids[i].TryWriteBytes(bytes.AsSpan(i * Length), bigEndian: true, out _);
        return bytes;
    }

    private static Guid[] FromBytes(byte[] bytes) =>
        [.. bytes.Chunk(Length).Select(id => new Guid(id, bigEndian: true))];

    /// <summary>The ids of a row never change, so a list is equal to itself only.</summary>
    internal sealed class Comparer()
        : ValueComparer<IReadOnlyList<Guid>?>((left, right) => ReferenceEquals(left, right), ids => 0, ids => ids);
}
