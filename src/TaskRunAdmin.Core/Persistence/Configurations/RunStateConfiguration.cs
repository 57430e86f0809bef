using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class RunStateConfiguration : IEntityTypeConfiguration<RunState>
{
    public void Configure(EntityTypeBuilder<RunState> builder)
    {
        builder.ToTable("task_run_states");
        builder.HasKey(state => state.Seq);
        builder.Property(state => state.Seq).ValueGeneratedNever();
        builder.Property(state => state.Name).HasMaxLength(NewTaskRun.MaxTextLength);
        builder.Property(state => state.Data).AsJson();
        builder.Property(state => state.Artifact).AsJson();
        builder.Property(state => state.Details).AsJson(ModelJson.Stored.StateDetails);
        builder.Property(state => state.Rule).HasMaxLength(40);
        builder.Property(state => state.Actor).HasMaxLength(Origin.MaxActorLength);

        builder.HasOne<TaskRun>().WithMany().HasForeignKey(state => state.TaskRunSeq).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(state => state.Id).IsUnique().HasDatabaseName("ux_task_run_states_id");
        builder
            .HasIndex(state => new { state.TaskRunSeq, state.Timestamp })
            .IsUnique()
            .HasDatabaseName("ux_task_run_states_history");
        // A transition that is sent again finds what came of it, however many send it at once.
        builder
            .HasIndex(state => new { state.TaskRunSeq, state.TransitionId })
            .IsUnique()
            .HasDatabaseName("ux_task_run_states_transition");
    }
}
