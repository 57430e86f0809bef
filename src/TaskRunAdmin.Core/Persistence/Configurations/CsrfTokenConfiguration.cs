using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class CsrfTokenConfiguration : IEntityTypeConfiguration<CsrfToken>
{
    public void Configure(EntityTypeBuilder<CsrfToken> builder)
    {
        builder.ToTable("csrf_tokens");
        builder.HasKey(token => token.ClientHash);
        builder.Property(token => token.ClientHash).HasMaxLength(32).IsFixedLength().ValueGeneratedNever();
        builder.Property(token => token.TokenHash).HasMaxLength(32).IsFixedLength();
        builder.HasIndex(token => token.Expiration).HasDatabaseName("ix_csrf_tokens_expiration");
    }
}
