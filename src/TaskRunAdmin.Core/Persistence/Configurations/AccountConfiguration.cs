using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.HasKey(account => account.Seq);
        builder.Property(account => account.Seq).ValueGeneratedNever();
        builder.Property(account => account.Name).HasMaxLength(Account.MaxNameLength);
        builder.Property(account => account.KeyHash).HasMaxLength(32).IsFixedLength();
        builder.Property(account => account.PasswordHash).HasMaxLength(500).IsUnicode(false);
        builder.Property(account => account.SecurityStamp).HasMaxLength(64).IsUnicode(false);
        builder.Property(account => account.Version).IsConcurrencyToken();

        builder.HasIndex(account => account.Id).IsUnique().HasDatabaseName("ux_accounts_id");
        builder.HasIndex(account => account.KeyHash).IsUnique().HasDatabaseName("ux_accounts_key_hash");
    }
}
