using System.Security.Cryptography;
using System.Text;

namespace TaskRunAdmin.Core.Model;

/// <summary>What a unique index keeps of a text that may be long, and is compared byte by byte on every database.</summary>
internal static class TextHash
{
    /// <summary>32 bytes that are equal exactly when the texts are.</summary>
    internal static byte[] Of(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
