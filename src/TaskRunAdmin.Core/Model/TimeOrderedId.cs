using System.Buffers.Binary;

namespace TaskRunAdmin.Core.Model;

/// <summary>Mints ids: UUIDs of version 7, which begin with the time.</summary>
public static class TimeOrderedId
{
    /// <summary>An id that sorts, as text, after those of earlier milliseconds.</summary>
    public static Guid Next(DateTimeOffset now)
    {
        // The framework asks the operating system for the random part, which for two ids a run is a tenth of a write.
        // Ids are no secrets: they need to differ, and a unique index sees to it that they do.
        Span<byte> bytes = stackalloc byte[16];
        Random.Shared.NextBytes(bytes);
        var version = (ushort)(0x7000 | (BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]) & 0x0FFF));
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)now.ToUnixTimeMilliseconds() << 16) | version);
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
