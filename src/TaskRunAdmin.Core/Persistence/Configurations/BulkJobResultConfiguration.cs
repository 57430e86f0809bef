using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class BulkJobResultConfiguration : IEntityTypeConfiguration<BulkJobResult>
{
    public void Configure(EntityTypeBuilder<BulkJobResult> builder)
    {
        builder.ToTable("bulk_job_results");
        // A run has one turn in a job. No foreign key to the run: a result outlives it.
        builder.HasKey(result => new { result.JobSeq, result.RunSeq });
        builder.HasOne<BulkJob>().WithMany().HasForeignKey(result => result.JobSeq).OnDelete(DeleteBehavior.Cascade);
        builder.Property(result => result.JobSeq).ValueGeneratedNever();
        builder.Property(result => result.RunSeq).ValueGeneratedNever();
        builder.Property(result => result.RunName).HasMaxLength(TextPrefix.Length);
        builder.Property(result => result.Outcome).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
        builder.Property(result => result.Reason).HasMaxLength(AuditEntry.MaxReasonLength);
        builder.Property(result => result.StateName).HasMaxLength(TextPrefix.Length);

        builder
            .HasIndex(result => new
            {
                result.JobSeq,
                result.Outcome,
                result.RunSeq,
            })
            .HasDatabaseName("ix_bulk_job_results_outcome");
    }
}
