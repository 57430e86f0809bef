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
        builder.Property(run => run.Labels).AsJson(ModelJson.Stored.IReadOnlyDictionaryStringJsonElement);
        builder.HasIndex(run => run.Id).IsUnique().HasDatabaseName("ux_flow_runs_id");
    }
}
