using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class FlowRunStateConfiguration : IEntityTypeConfiguration<FlowRunState>
{
    public void Configure(EntityTypeBuilder<FlowRunState> builder)
    {
        builder.ToTable("flow_run_states");
        builder.IsStateEntry();
        builder.HasOne<FlowRun>().WithMany().HasForeignKey(state => state.FlowRunSeq).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(state => state.Id).IsUnique().HasDatabaseName("ux_flow_run_states_id");
        builder
            .HasIndex(state => new { state.FlowRunSeq, state.Timestamp })
            .IsUnique()
            .HasDatabaseName("ux_flow_run_states_history");
    }
}
