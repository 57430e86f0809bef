using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class CachedResultConfiguration : IEntityTypeConfiguration<CachedResult>
{
    public void Configure(EntityTypeBuilder<CachedResult> builder)
    {
        builder.ToTable("task_run_cached_results");
        builder.HasKey(cached => cached.Seq);
        builder.Property(cached => cached.Seq).ValueGeneratedNever();
        builder.Property(cached => cached.KeyHash).HasMaxLength(32).IsFixedLength();
        builder
            .HasIndex(cached => new { cached.KeyHash, cached.Seq })
            .HasDatabaseName("ix_task_run_cached_results_key");
        builder
            .HasIndex(cached => cached.Expiration)
            .HasFilter("expiration IS NOT NULL")
            .HasDatabaseName("ix_task_run_cached_results_expiration");
    }
}
