using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class BulkJobConfiguration : IEntityTypeConfiguration<BulkJob>
{
    public void Configure(EntityTypeBuilder<BulkJob> builder)
    {
        builder.ToTable("bulk_jobs");
        builder.HasKey(job => job.Seq);
        builder.Property(job => job.Seq).ValueGeneratedNever();
        builder.Property(job => job.Action).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
        builder.Property(job => job.ProposedName).HasMaxLength(NewTaskRun.MaxTextLength);
        builder.Property(job => job.Actor).HasMaxLength(Origin.MaxActorLength);
        builder.Property(job => job.Address).HasMaxLength(AuditEntry.MaxAddressLength).IsUnicode(false);
        builder.Property(job => job.CorrelationId).HasMaxLength(AuditEntry.MaxCorrelationIdLength).IsUnicode(false);
        builder.Property(job => job.Problem).HasMaxLength(AuditEntry.MaxReasonLength);

        builder.HasIndex(job => job.Id).IsUnique().HasDatabaseName("ux_bulk_jobs_id");
        // Servers look for what is to be done.
        builder.HasIndex(job => new { job.Status, job.Seq }).HasDatabaseName("ix_bulk_jobs_status");
    }
}
