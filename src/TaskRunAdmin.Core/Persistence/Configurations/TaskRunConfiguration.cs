using System.Collections.ObjectModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class TaskRunConfiguration : IEntityTypeConfiguration<TaskRun>
{
    public void Configure(EntityTypeBuilder<TaskRun> builder)
    {
        builder.ToTable("task_runs");
        builder.HasKey(run => run.Seq);
        builder.Property(run => run.Seq).ValueGeneratedNever();
        builder.Property(run => run.KeyHash).HasMaxLength(32).IsFixedLength();
        builder.Property(run => run.TaskKey).HasMaxLength(TaskRunKey.MaxLength);
        builder.Property(run => run.TaskKeyPrefix).HasMaxLength(TextPrefix.Length);
        builder.Property(run => run.DynamicKey).HasMaxLength(TaskRunKey.MaxLength);
        builder.Property(run => run.Name).HasMaxLength(NewTaskRun.MaxTextLength);
        builder.Property(run => run.NamePrefix).HasMaxLength(TextPrefix.Length);
        builder.Property(run => run.NameFolded).HasMaxLength(NewTaskRun.MaxTextLength);
        builder.Property(run => run.Policy).AsJson(ModelJson.Stored.RunPolicy, RunPolicy.Default);
        builder.Property(run => run.Tags).AsJson(ModelJson.Stored.IReadOnlyListString, []);
        builder.Property(run => run.Labels).AsJson(ModelJson.Stored.IReadOnlyDictionaryStringJsonElement);
        builder
            .Property(run => run.TaskInputs)
            .AsJson(
                ModelJson.Stored.IReadOnlyDictionaryStringIReadOnlyListTaskInput,
                ReadOnlyDictionary<string, IReadOnlyList<TaskInput>>.Empty
            );
        builder.Property(run => run.StateName).HasMaxLength(NewTaskRun.MaxTextLength);
        builder.Property(run => run.StateNamePrefix).HasMaxLength(TextPrefix.Length);
        builder.Property(run => run.Actor).HasMaxLength(Origin.MaxActorLength);
        builder.Property(run => run.Version).IsConcurrencyToken();

        // state_id has no foreign key: run and state point at each other, and a key in both directions invites deadlocks.
        builder.Ignore(run => run.State);
        builder.Ignore(run => run.CurrentState);
        builder.Ignore(run => run.Key);

        builder.HasIndex(run => run.Id).IsUnique().HasDatabaseName("ux_task_runs_id");
        builder.HasIndex(run => run.KeyHash).IsUnique().HasDatabaseName("ux_task_runs_key_hash");
        // Every sort that the API offers ends in seq, and has one index.
        builder.HasIndex(run => new { run.NamePrefix, run.Seq }).HasDatabaseName("ix_task_runs_name");
        builder.HasIndex(run => new { run.ExpectedStartTime, run.Seq }).HasDatabaseName("ix_task_runs_expected_start");
        builder.HasIndex(run => new { run.NextScheduledOrder, run.Seq }).HasDatabaseName("ix_task_runs_next_scheduled");
        builder.HasIndex(run => new { run.EndOrder, run.Seq }).HasDatabaseName("ix_task_runs_end");
        // And every filter: what most runs do not have is not in its index.
        builder.HasIndex(run => new { run.StateType, run.Seq }).HasDatabaseName("ix_task_runs_state");
        builder.HasIndex(run => new { run.TaskKeyPrefix, run.Seq }).HasDatabaseName("ix_task_runs_task_key");
        builder
            .HasIndex(run => new { run.StateNamePrefix, run.Seq })
            .HasFilter("state_name_prefix IS NOT NULL")
            .HasDatabaseName("ix_task_runs_state_name");
        builder
            .HasIndex(run => new { run.FlowRunId, run.Seq })
            .HasFilter("flow_run_id IS NOT NULL")
            .HasDatabaseName("ix_task_runs_flow_run");
        builder
            .HasIndex(run => new { run.StartTime, run.Seq })
            .HasFilter("start_time IS NOT NULL")
            .HasDatabaseName("ix_task_runs_start");
    }
}
