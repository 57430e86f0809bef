using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class FlowConfiguration : IEntityTypeConfiguration<Flow>
{
    public void Configure(EntityTypeBuilder<Flow> builder)
    {
        builder.ToTable("flows");
        builder.HasKey(flow => flow.Seq);
        builder.Property(flow => flow.Seq).ValueGeneratedNever();
        builder.Property(flow => flow.Name).HasMaxLength(NewTaskRun.MaxTextLength);
        builder.Property(flow => flow.NameFolded).HasMaxLength(NewTaskRun.MaxTextLength);
        builder.Property(flow => flow.NameHash).HasMaxLength(32).IsFixedLength();
        builder.Property(flow => flow.Tags).AsJson(ModelJson.Stored.IReadOnlyListString, []);
        builder.Property(flow => flow.Labels).AsJson(ModelJson.Stored.IReadOnlyDictionaryStringJsonElement);
        builder.HasIndex(flow => flow.Id).IsUnique().HasDatabaseName("ux_flows_id");
        builder.HasIndex(flow => flow.NameHash).IsUnique().HasDatabaseName("ux_flows_name_hash");
    }
}
