using System.Net;
using System.Net.Sockets;

namespace TaskRunAdmin.Auth;

/// <summary>Whom limits count as one: an IPv4 address, or the network that an IPv6 connection is given as a whole.</summary>
internal static class ClientAddress
{
    private const int NetworkBytes = 8;

    internal static string Of(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily is not AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address))
            return address.ToString();

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes).ToString();
    }
}
