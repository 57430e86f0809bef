using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class FlowRunWorkConfiguration : IEntityTypeConfiguration<FlowRunWork>
{
    public void Configure(EntityTypeBuilder<FlowRunWork> builder)
    {
        builder.ToTable("flow_run_work");
        builder.HasKey(work => work.Seq);
        builder.Property(work => work.Seq).ValueGeneratedNever();
        builder.Property(work => work.Kind).HasConversion<string>().HasMaxLength(20).IsUnicode(false);
    }
}
