using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence.Configurations;

/// <summary>What the tables of states have in common.</summary>
internal static class StateEntryConfiguration
{
    internal static void IsStateEntry<T>(this EntityTypeBuilder<T> builder)
        where T : StateEntry
    {
        builder.HasKey(state => state.Seq);
        builder.Property(state => state.Seq).ValueGeneratedNever();
        builder.Property(state => state.Name).HasMaxLength(NewTaskRun.MaxTextLength);
        builder.Property(state => state.Data).AsJson();
        builder.Property(state => state.Artifact).AsJson();
        builder.Property(state => state.Details).AsJson(ModelJson.Stored.StateDetails);
        builder.Property(state => state.Rule).HasMaxLength(40);
        builder.Property(state => state.Actor).HasMaxLength(Origin.MaxActorLength);
        builder.Ignore(state => state.HasResult);
    }
}
