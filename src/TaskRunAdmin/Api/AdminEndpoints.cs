using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Api;

/// <summary>What clients and people ask about the server's setup (contract 7.2).</summary>
internal static class AdminEndpoints
{
    internal static void MapAdmin(this RouteGroupBuilder api)
    {
        api.MapGet("/admin/settings", (Settings settings) => Answers.Json(settings.Shown, ApiJson.Wire.JsonObject))
            .Needs(Role.Admin)
            .Operation(
                "adminSettings",
                Tags.Server,
                "Read the settings in force",
                $"By section and key, as they are set. `{SettingsTree.Mask}` stands for a secret."
            )
            .Gives(StatusCodes.Status200OK, "The settings.", ServerSchemas.Settings);
        api.MapGet("/admin/storage", () => Answers.Json(new StorageBody(null), ApiJson.Wire.StorageBody))
            .Operation(
                "adminStorage",
                Tags.Server,
                "Read where results are stored by default",
                "Nowhere: this server keeps no blocks, and leaves it to the clients."
            )
            .Gives(StatusCodes.Status200OK, "Always null.", ServerSchemas.Storage);
        api.MapGet("/collections/views/aggregate-worker-metadata", Answers.Empty)
            .Operation(
                "workerMetadata",
                Tags.Server,
                "Read the kinds of workers",
                "None: this server starts no flow runs."
            )
            .Gives(
                StatusCodes.Status200OK,
                "An empty object.",
                Schema.Map("By collection.", Schema.Any("The kinds of workers of a collection."))
            );
    }
}

/// <summary>Where results are stored by default, on the wire.</summary>
internal sealed record StorageBody(Guid? DefaultResultStorageBlockId);
