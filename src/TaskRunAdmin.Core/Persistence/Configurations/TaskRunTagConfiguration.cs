using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class TaskRunTagConfiguration : IEntityTypeConfiguration<TaskRunTag>
{
    public void Configure(EntityTypeBuilder<TaskRunTag> builder)
    {
        builder.ToTable("task_run_tags");
        // No foreign key: it would need an index of its own, and whoever deletes a run has its tags at hand.
        builder.HasKey(tag => new { tag.Tag, tag.TaskRunSeq });
        builder.Property(tag => tag.Tag).HasMaxLength(TaskRunTag.MaxKeyLength);
        builder.Property(tag => tag.TaskRunSeq).ValueGeneratedNever();
    }
}
