using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class ConcurrencySlotConfiguration : IEntityTypeConfiguration<ConcurrencySlot>
{
    public void Configure(EntityTypeBuilder<ConcurrencySlot> builder)
    {
        builder.ToTable("concurrency_slots");
        builder.HasKey(slot => slot.Seq);
        builder.Property(slot => slot.Seq).ValueGeneratedNever();
        builder.Property(slot => slot.HolderType).HasMaxLength(20).IsUnicode(false);
        builder
            .HasOne<ConcurrencyLimit>()
            .WithMany()
            .HasForeignKey(slot => slot.LimitSeq)
            .OnDelete(DeleteBehavior.Cascade);

        builder.HasIndex(slot => new { slot.LimitSeq, slot.Seq }).HasDatabaseName("ix_concurrency_slots_limit");
        builder.HasIndex(slot => slot.LeaseId).HasDatabaseName("ix_concurrency_slots_lease");
        builder
            .HasIndex(slot => slot.HolderId)
            .HasFilter("holder_id IS NOT NULL")
            .HasDatabaseName("ix_concurrency_slots_holder");
        builder.HasIndex(slot => slot.Expires).HasDatabaseName("ix_concurrency_slots_expires");
    }
}
