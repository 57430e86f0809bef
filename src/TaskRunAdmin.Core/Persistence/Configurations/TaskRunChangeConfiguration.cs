using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class TaskRunChangeConfiguration : IEntityTypeConfiguration<TaskRunChange>
{
    public void Configure(EntityTypeBuilder<TaskRunChange> builder)
    {
        builder.ToTable("task_run_changes");
        builder.HasKey(change => change.Seq);
        builder.Property(change => change.Seq).ValueGeneratedNever();
        builder.Property(change => change.TaskRunIds).HasConversion(new IdsColumn(), new IdsColumn.Comparer());
    }
}
