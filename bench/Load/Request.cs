using System.Net.Mime;
using System.Text;

namespace TaskRunAdmin.Bench.Load;

/// <summary>Requests as bytes, ready to be sent.</summary>
internal static class Request
{
    internal static byte[] Of(string method, string path, string? json = null) =>
        Encoding.UTF8.GetBytes(
            $"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: taskrunadmin-bench\r\n"
                + (
                    json is null
                        ? "\r\n"
                        : $"Content-Type: {MediaTypeNames.Application.Json}\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}"
                )
        );
}
