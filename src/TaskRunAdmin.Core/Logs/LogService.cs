using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Logs;

/// <summary>The only door for logs to come in. They go with the task run that they are of.</summary>
public sealed class LogService(TaskRunWriter writer)
{
    /// <summary>Keeps logs, all of them or none, and says that there is news of their task runs.</summary>
    /// <param name="logs">The logs. Of equal timestamps the order is kept.</param>
    /// <param name="origin">Who sends them.</param>
    /// <param name="cancellationToken">Gives up waiting; what is committed by then stays.</param>
    /// <exception cref="DatabaseUnavailableException">
    /// The database does not answer: 503. Whether the logs are kept is not known; sent again, they may be there twice.
    /// </exception>
    public Task WriteAsync(IReadOnlyList<NewLog> logs, Origin origin, CancellationToken cancellationToken = default) =>
        logs.Count == 0 ? Task.CompletedTask : writer.RunAsync(new WriteLogsCommand(logs, origin), cancellationToken);
}
