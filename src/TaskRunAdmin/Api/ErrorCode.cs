namespace TaskRunAdmin.Api;

/// <summary>
/// The stable name of each kind of error, in every error body as <c>code</c> (contract W40): a program can tell errors
/// apart by it, whatever the sentence beside it says.
/// </summary>
internal static class ErrorCode
{
    internal const string BadRequest = "bad_request";
    internal const string BodyTooLarge = "body_too_large";
    internal const string CsrfDisabled = "csrf_disabled";
    internal const string CsrfInvalid = "csrf_invalid";
    internal const string CsrfMissing = "csrf_missing";
    internal const string EncodingUnsupported = "encoding_unsupported";
    internal const string FlowNotFound = "flow_not_found";
    internal const string FlowRunNotFound = "flow_run_not_found";
    internal const string Forbidden = "forbidden";
    internal const string ForeignHost = "foreign_host";
    internal const string ForeignOrigin = "foreign_origin";
    internal const string GraphTooLarge = "graph_too_large";
    internal const string IdTaken = "id_taken";
    internal const string InternalError = "internal_error";
    internal const string IntervalTooShort = "interval_too_short";
    internal const string LeaseNotFound = "lease_not_found";
    internal const string LimitNotFound = "limit_not_found";
    internal const string LimitOutOfRange = "limit_out_of_range";
    internal const string MethodNotAllowed = "method_not_allowed";
    internal const string NameTaken = "name_taken";
    internal const string NoDecay = "no_decay";
    internal const string NotUtf8 = "not_utf8";
    internal const string PathNotFound = "path_not_found";
    internal const string ServiceUnavailable = "service_unavailable";
    internal const string SlotsTaken = "slots_taken";
    internal const string StateNotFound = "state_not_found";
    internal const string TaskRunNotFound = "task_run_not_found";
    internal const string StartTimeRequired = "start_time_required";
    internal const string TooManyRequests = "too_many_requests";
    internal const string TooManySlots = "too_many_slots";
    internal const string Unauthorized = "unauthorized";
    internal const string ValidationFailed = "validation_failed";
    internal const string VersionMalformed = "version_malformed";
    internal const string VersionTooOld = "version_too_old";
}
