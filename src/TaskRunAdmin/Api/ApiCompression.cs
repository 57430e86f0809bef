using System.IO.Compression;
using System.Net.Mime;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace TaskRunAdmin.Api;

/// <summary>Answers from 500 bytes on are compressed for clients that accept gzip (contract 1.2).</summary>
internal sealed class ApiCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    private const int MinBytes = 500;

    public override bool ShouldCompressResponse(HttpContext context) =>
        !(context.Response.ContentLength < MinBytes) && base.ShouldCompressResponse(context);

    internal static void Add(IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            // No answer holds a secret beside text of a stranger, which is what compression would give away.
            compression.EnableForHttps = true;
            compression.MimeTypes = [MediaTypeNames.Application.Json];
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        services.AddSingleton<IResponseCompressionProvider, ApiCompression>();
    }
}
