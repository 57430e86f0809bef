using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.HasKey(key => key.Seq);
        builder.Property(key => key.Seq).ValueGeneratedNever();
        builder.Property(key => key.Name).HasMaxLength(ApiKey.MaxNameLength);
        builder.Property(key => key.Lookup).HasMaxLength(ApiKey.LookupLength).IsUnicode(false);
        builder.Property(key => key.KeyHash).HasMaxLength(32).IsFixedLength();
        builder.Property(key => key.CreatedBy).HasMaxLength(Origin.MaxActorLength);

        builder.HasIndex(key => key.Id).IsUnique().HasDatabaseName("ux_api_keys_id");
        builder.HasIndex(key => key.Lookup).IsUnique().HasDatabaseName("ux_api_keys_lookup");
    }
}
