using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TaskRunAdmin.Core.Model;

/// <summary>
/// What identifies a task run (contract 2.6): compared byte by byte, nothing trimmed, no case folded. A null flow run is
/// a value like any other.
/// </summary>
/// <param name="FlowRunId">The flow run, or null for a task run outside any.</param>
/// <param name="TaskKey">Names the task.</param>
/// <param name="DynamicKey">Tells the runs of one task apart.</param>
public readonly record struct TaskRunKey(Guid? FlowRunId, string TaskKey, string DynamicKey)
{
    private const int FlowRunLength = 17;
    private const int LengthLength = 4;

    /// <summary>How many characters each key may have.</summary>
    public const int MaxLength = 4000;

    private const int GuidLength = 16;

    /// <summary>
    /// SHA-256 over the length-prefixed UTF-8 of the three parts: 32 bytes that are equal exactly when the keys are. The
    /// length prefixes keep ("a", "bc") and ("ab", "c") apart, the leading marker a null flow run from an all-zero one.
    /// </summary>
    public byte[] Hash()
    {
        var (taskKeyLength, dynamicKeyLength) = (
            Encoding.UTF8.GetByteCount(TaskKey),
            Encoding.UTF8.GetByteCount(DynamicKey)
        );
        var length = FlowRunLength + LengthLength + taskKeyLength + LengthLength + dynamicKeyLength;
        // In one piece, because that is several times faster to hash; on the stack where it fits.
        var bytes = length <= 1024 ? stackalloc byte[length] : new byte[length];
        bytes[0] = FlowRunId.HasValue ? (byte)1 : (byte)0;
        FlowRunId.GetValueOrDefault().TryWriteBytes(bytes[1..], bigEndian: true, out _);
        Write(bytes[FlowRunLength..], TaskKey, taskKeyLength);
        Write(bytes[(FlowRunLength + LengthLength + taskKeyLength)..], DynamicKey, dynamicKeyLength);
        return SHA256.HashData(bytes);
    }

    private static void Write(Span<byte> bytes, string text, int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        Encoding.UTF8.GetBytes(text, bytes[LengthLength..]);
    }
}
