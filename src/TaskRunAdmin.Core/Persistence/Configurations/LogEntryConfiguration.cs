using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class LogEntryConfiguration : IEntityTypeConfiguration<LogEntry>
{
    public void Configure(EntityTypeBuilder<LogEntry> builder)
    {
        builder.ToTable("logs");
        builder.HasKey(log => log.Seq);
        builder.Property(log => log.Seq).ValueGeneratedNever();
        builder.Property(log => log.Name).HasMaxLength(NewTaskRun.MaxTextLength);
        // No foreign keys: the runs need not be known here, and whoever deletes one has its logs at hand.
        builder
            .HasIndex(log => new
            {
                log.TaskRunId,
                log.Timestamp,
                log.Seq,
            })
            .HasFilter("task_run_id IS NOT NULL")
            .HasDatabaseName("ix_logs_task_run");
        builder
            .HasIndex(log => new
            {
                log.FlowRunId,
                log.Timestamp,
                log.Seq,
            })
            .HasFilter("flow_run_id IS NOT NULL")
            .HasDatabaseName("ix_logs_flow_run");
        builder.HasIndex(log => new { log.Timestamp, log.Seq }).HasDatabaseName("ix_logs_timestamp");
    }
}
