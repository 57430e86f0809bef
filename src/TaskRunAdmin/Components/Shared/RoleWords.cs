using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components.Shared;

/// <summary>What roles are for, in words.</summary>
internal static class RoleWords
{
    internal static string MeaningOf(Role role) =>
        role switch
        {
            Role.Viewer => "look at runs, logs and limits",
            Role.Operator => "create, steer and delete runs",
            _ => "everything, accounts and keys too",
        };
}
