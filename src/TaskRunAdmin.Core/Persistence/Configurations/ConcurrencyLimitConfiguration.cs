using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class ConcurrencyLimitConfiguration : IEntityTypeConfiguration<ConcurrencyLimit>
{
    public void Configure(EntityTypeBuilder<ConcurrencyLimit> builder)
    {
        builder.ToTable("concurrency_limits");
        builder.HasKey(limit => limit.Seq);
        builder.Property(limit => limit.Seq).ValueGeneratedNever();
        builder.Property(limit => limit.NameHash).HasMaxLength(32).IsFixedLength();
        builder.Property(limit => limit.Name).HasMaxLength(LimitKey.MaxLength);
        builder.Property(limit => limit.Version).IsConcurrencyToken();
        builder.Ignore(limit => limit.Key);
        builder.Ignore(limit => limit.Decays);

        builder.HasIndex(limit => limit.Id).IsUnique().HasDatabaseName("ux_concurrency_limits_id");
        builder.HasIndex(limit => limit.NameHash).IsUnique().HasDatabaseName("ux_concurrency_limits_name_hash");
    }
}
