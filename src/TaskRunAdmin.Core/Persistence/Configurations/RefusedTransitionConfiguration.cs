using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class RefusedTransitionConfiguration : IEntityTypeConfiguration<RefusedTransition>
{
    public void Configure(EntityTypeBuilder<RefusedTransition> builder)
    {
        builder.ToTable("task_run_refused_transitions");
        builder.HasKey(refused => refused.Seq);
        builder.Property(refused => refused.Seq).ValueGeneratedNever();
        builder.Property(refused => refused.Name).HasMaxLength(NewTaskRun.MaxTextLength);
        builder.Property(refused => refused.Status).HasMaxLength(10).IsUnicode(false);
        builder.Property(refused => refused.Rule).HasMaxLength(40);
        builder.Property(refused => refused.Actor).HasMaxLength(Origin.MaxActorLength);
        builder
            .HasOne<TaskRun>()
            .WithMany()
            .HasForeignKey(refused => refused.TaskRunSeq)
            .OnDelete(DeleteBehavior.Cascade);
        builder
            .HasIndex(refused => new { refused.TaskRunSeq, refused.Seq })
            .HasDatabaseName("ix_task_run_refused_transitions_run");
    }
}
