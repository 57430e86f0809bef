using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class FlowRunConfiguration : IEntityTypeConfiguration<FlowRun>
{
    public void Configure(EntityTypeBuilder<FlowRun> builder)
    {
        builder.ToTable("flow_runs");
        builder.HasKey(run => run.Seq);
        builder.Property(run => run.Seq).ValueGeneratedNever();
        builder.Property(run => run.Name).HasMaxLength(NewTaskRun.MaxTextLength);
        builder.Property(run => run.NameFolded).HasMaxLength(NewTaskRun.MaxTextLength);
        builder.Property(run => run.FlowVersion).HasMaxLength(NewTaskRun.MaxTextLength);
        builder.Property(run => run.IdempotencyKey).HasMaxLength(NewTaskRun.MaxTextLength);
        builder.Property(run => run.IdempotencyHash).HasMaxLength(32).IsFixedLength();
        builder.Property(run => run.InfrastructurePid).HasMaxLength(NewTaskRun.MaxTextLength);
        builder.Property(run => run.WorkPoolName).HasMaxLength(NewTaskRun.MaxTextLength);
        builder.Property(run => run.WorkQueueName).HasMaxLength(NewTaskRun.MaxTextLength);
        builder.Property(run => run.Parameters).AsJson();
        builder.Property(run => run.Context).AsJson();
        builder.Property(run => run.JobVariables).AsJson();
        builder.Property(run => run.Policy).AsJson(ModelJson.Stored.FlowRunPolicy, FlowRunPolicy.Default);
        builder.Property(run => run.Tags).AsJson(ModelJson.Stored.IReadOnlyListString, []);
        builder.Property(run => run.Labels).AsJson(ModelJson.Stored.IReadOnlyDictionaryStringJsonElement);
        builder.Property(run => run.StateName).HasMaxLength(NewTaskRun.MaxTextLength);
        builder.Property(run => run.Actor).HasMaxLength(Origin.MaxActorLength);
        builder.Property(run => run.Version).IsConcurrencyToken();
        builder.Ignore(run => run.State);
        builder.Ignore(run => run.CurrentState);

        builder.HasIndex(run => run.Id).IsUnique().HasDatabaseName("ux_flow_runs_id");
        builder
            .HasIndex(run => run.IdempotencyHash)
            .IsUnique()
            .HasFilter("idempotency_hash IS NOT NULL")
            .HasDatabaseName("ux_flow_runs_idempotency");
        builder.HasIndex(run => new { run.FlowId, run.Seq }).HasDatabaseName("ix_flow_runs_flow");
        builder.HasIndex(run => new { run.StateType, run.Seq }).HasDatabaseName("ix_flow_runs_state");
        builder.HasIndex(run => new { run.ExpectedStartTime, run.Seq }).HasDatabaseName("ix_flow_runs_expected_start");
        builder
            .HasIndex(run => run.ParentTaskRunId)
            .HasFilter("parent_task_run_id IS NOT NULL")
            .HasDatabaseName("ix_flow_runs_parent");
    }
}
