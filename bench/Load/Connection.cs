using System.Buffers;
using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TaskRunAdmin.Bench.Load;

/// <summary>
/// One HTTP/1.1 keep-alive connection that knows just enough: the request is ready-made bytes, of the answer only status
/// and framing are read. The generator shares the processors with the server, so it has to be cheap.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
    };
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private string? _head;

    internal static async Task<Connection> OpenAsync(EndPoint server, CancellationToken cancellationToken)
    {
        var connection = new Connection();
        await connection._socket.ConnectAsync(server, cancellationToken);
        return connection;
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Sends one request and reads its answer to the end.</summary>
    /// <param name="request">The whole request.</param>
    /// <param name="body">Where the answer's body goes; null: nowhere.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The status code.</returns>
    internal async ValueTask<int> SendAsync(
        ReadOnlyMemory<byte> request,
        ArrayBufferWriter<byte>? body,
        CancellationToken cancellationToken
    )
    {
        for (var sent = 0; sent < request.Length; )
            sent += await _socket.SendAsync(request[sent..], cancellationToken);

        int headLength;
        while ((headLength = Unread.IndexOf("\r\n\r\n"u8)) < 0)
            await FillAsync(cancellationToken);
        var head = Unread[..(headLength + 2)];
        if (!Utf8Parser.TryParse(head["HTTP/1.1 ".Length..], out int status, out _))
            throw new IOException("The answer is not HTTP/1.1.");
        _head = body is null ? null : Encoding.ASCII.GetString(head);
        var isChunked = head.IndexOf("Transfer-Encoding: chunked\r\n"u8) >= 0;
        var length = isChunked ? 0 : ContentLength(head);
        _start += headLength + 4;

        if (!isChunked)
            await TakeAsync(length, body, cancellationToken);
        else
            while (await ReadChunkLengthAsync(cancellationToken) is var chunk)
            {
                await TakeAsync(chunk, body, cancellationToken);
                await TakeAsync(2, null, cancellationToken);
                if (chunk == 0)
                    break;
            }

        return status;
    }

    /// <summary>A header of the last answer whose body was asked for; null when it had none of this name.</summary>
    internal string? Header(string name) =>
        _head
            ?.Split("\r\n")
            .FirstOrDefault(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))
            ?[(name.Length + 1)..].Trim();

    private Span<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var name = "Content-Length: "u8;
        var at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _) ? length : 0;
    }

    private async ValueTask<int> ReadChunkLengthAsync(CancellationToken cancellationToken)
    {
        int lineLength;
        while ((lineLength = Unread.IndexOf("\r\n"u8)) < 0)
            await FillAsync(cancellationToken);
        if (!Utf8Parser.TryParse(Unread[..lineLength], out int length, out _, 'x'))
            throw new IOException("The answer has a chunk without a length.");
        _start += lineLength + 2;
        return length;
    }

    private async ValueTask TakeAsync(int length, ArrayBufferWriter<byte>? body, CancellationToken cancellationToken)
    {
        while (length > 0)
        {
            if (_start == _end)
                await FillAsync(cancellationToken);
            var part = Math.Min(length, _end - _start);
            body?.Write(_buffer.AsSpan(_start, part));
            _start += part;
            length -= part;
        }
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            Unread.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        var received = await _socket.ReceiveAsync(_buffer.AsMemory(_end), cancellationToken);
        if (received == 0)
            throw new IOException("The server closed the connection.");
        _end += received;
    }
}
