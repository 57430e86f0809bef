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
    /// <summary>How many characters each key may have.</summary>
    public const int MaxLength = 4000;

    /// <summary>
    /// SHA-256 over the length-prefixed UTF-8 of the three parts: 32 bytes that are equal exactly when the keys are. The
    /// length prefixes keep ("a", "bc") and ("ab", "c") apart, the leading marker a null flow run from an all-zero one.
    /// </summary>
    public byte[] Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> flowRun = stackalloc byte[17];
        flowRun[0] = FlowRunId.HasValue ? (byte)1 : (byte)0;
        FlowRunId.GetValueOrDefault().TryWriteBytes(flowRun[1..], bigEndian: true, out _);
        hash.AppendData(flowRun);
        Append(hash, TaskKey);
        Append(hash, DynamicKey);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, utf8.Length);
        hash.AppendData(length);
        hash.AppendData(utf8);
    }
}
