using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasKey(entry => entry.Seq);
        builder.Property(entry => entry.Seq).ValueGeneratedNever();
        builder.Property(entry => entry.Actor).HasMaxLength(Origin.MaxActorLength);
        builder.Property(entry => entry.Address).HasMaxLength(AuditEntry.MaxAddressLength).IsUnicode(false);
        builder.Property(entry => entry.CorrelationId).HasMaxLength(AuditEntry.MaxCorrelationIdLength).IsUnicode(false);
        builder.Property(entry => entry.Action).HasMaxLength(AuditEntry.MaxActionLength).IsUnicode(false);
        builder.Property(entry => entry.SubjectName).HasMaxLength(TextPrefix.Length);
        builder.Property(entry => entry.Reason).HasMaxLength(AuditEntry.MaxReasonLength);

        // No foreign key: an entry outlives what it is about.
        builder.HasIndex(entry => new { entry.SubjectId, entry.Seq }).HasDatabaseName("ix_audit_entries_subject");
        builder.HasIndex(entry => new { entry.Actor, entry.Seq }).HasDatabaseName("ix_audit_entries_actor");
        builder.HasIndex(entry => new { entry.Action, entry.Seq }).HasDatabaseName("ix_audit_entries_action");
    }
}
