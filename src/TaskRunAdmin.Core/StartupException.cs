namespace TaskRunAdmin.Core;

/// <summary>
/// The server cannot start, for a reason that the person who starts it can mend. The message is one sentence or two for
/// that person: what is wrong, and what to do.
/// </summary>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
