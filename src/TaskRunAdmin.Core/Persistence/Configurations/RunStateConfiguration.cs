using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class RunStateConfiguration : IEntityTypeConfiguration<RunState>
{
    public void Configure(EntityTypeBuilder<RunState> builder)
    {
        builder.ToTable("task_run_states");
        builder.IsStateEntry();
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
