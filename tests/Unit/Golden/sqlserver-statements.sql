-- CreateOrReturnAsync
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- CreateOrReturnAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHashes1

-- CreateOrReturnAsync
SELECT [f].[id] AS [Id], [f].[labels] AS [Labels], [f].[state_type] AS [StateType], [f].[run_count] AS [RunCount], [f].[pause_timeout] AS [PauseTimeout], [f].[pause_reschedule] AS [PauseReschedule]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @ids1

-- CreateOrReturnAsync
INSERT INTO [task_runs] ([seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], [key_hash], [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_name_prefix], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_key_prefix], [task_version], [total_run_time], [updated], [version])
SELECT [seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], CONVERT(binary(32), [key_hash], 2), [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_name_prefix], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_key_prefix], [task_version], [total_run_time], [updated], [version]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [actor] nvarchar(200),
    [cache_expiration] datetime2(6),
    [cache_key] nvarchar(max),
    [created] datetime2(6),
    [dynamic_key] nvarchar(4000),
    [end_order] datetime2(6),
    [end_time] datetime2(6),
    [expected_start_time] datetime2(6),
    [flow_run_id] uniqueidentifier,
    [flow_run_run_count] int,
    [id] uniqueidentifier,
    [is_deliverable] bit,
    [key_hash] varchar(max),
    [labels] nvarchar(max),
    [name] nvarchar(4000),
    [name_folded] nvarchar(4000),
    [name_prefix] nvarchar(200),
    [next_scheduled_order] datetime2(6),
    [next_scheduled_start_time] datetime2(6),
    [policy] nvarchar(max),
    [run_count] int,
    [source] varchar(10),
    [start_time] datetime2(6),
    [state_id] uniqueidentifier,
    [state_name] nvarchar(4000),
    [state_name_prefix] nvarchar(200),
    [state_timestamp] datetime2(6),
    [state_type] varchar(10),
    [tags] nvarchar(max),
    [task_inputs] nvarchar(max),
    [task_key] nvarchar(4000),
    [task_key_prefix] nvarchar(200),
    [task_version] nvarchar(max),
    [total_run_time] bigint,
    [updated] datetime2(6),
    [version] int
)

-- CreateOrReturnAsync
INSERT INTO [task_run_states] ([seq], [actor], [artifact], [data], [details], [id], [is_forced], [message], [name], [reason], [rule], [source], [task_run_seq], [timestamp], [transition_id], [type])
SELECT [seq], [actor], [artifact], [data], [details], [id], [is_forced], [message], [name], [reason], [rule], [source], [task_run_seq], [timestamp], [transition_id], [type]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [actor] nvarchar(200),
    [artifact] nvarchar(max),
    [data] nvarchar(max),
    [details] nvarchar(max),
    [id] uniqueidentifier,
    [is_forced] bit,
    [message] nvarchar(max),
    [name] nvarchar(4000),
    [reason] nvarchar(max),
    [rule] nvarchar(40),
    [source] varchar(10),
    [task_run_seq] bigint,
    [timestamp] datetime2(6),
    [transition_id] uniqueidentifier,
    [type] varchar(10)
)

-- CreateOrReturnAsync
INSERT INTO [audit_entries] ([seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name])
SELECT [seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [action] varchar(40),
    [actor] nvarchar(200),
    [actor_id] uniqueidentifier,
    [address] varchar(64),
    [after] nvarchar(max),
    [at] datetime2(6),
    [before] nvarchar(max),
    [correlation_id] varchar(64),
    [reason] nvarchar(1000),
    [source] varchar(10),
    [subject_id] uniqueidentifier,
    [subject_name] nvarchar(200)
)

-- CreateOrReturnAsync
DELETE FROM [t]
FROM [task_run_cached_results] AS [t]
WHERE [t].[seq] IN (
    SELECT TOP(@p) [t0].[seq]
    FROM [task_run_cached_results] AS [t0]
    WHERE [t0].[expiration] <= @now
    ORDER BY [t0].[expiration]
)

-- CreateOrReturnAsync
INSERT INTO [task_run_changes] ([seq], [task_run_ids])
SELECT [seq], CONVERT(varbinary(max), [task_run_ids], 2)
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [task_run_ids] varchar(max)
)

-- CreateOrReturnAsync
DELETE FROM [t]
FROM [task_run_changes] AS [t]
WHERE [t].[seq] < @limit

-- CreateOrReturnAsync
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- CreateOrReturnAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHashes1

-- CreateOrReturnAsync
SELECT [f].[id] AS [Id], [f].[labels] AS [Labels], [f].[state_type] AS [StateType], [f].[run_count] AS [RunCount], [f].[pause_timeout] AS [PauseTimeout], [f].[pause_reschedule] AS [PauseReschedule]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @ids1

-- CreateOrReturnAsync
INSERT INTO [task_runs] ([seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], [key_hash], [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_name_prefix], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_key_prefix], [task_version], [total_run_time], [updated], [version])
SELECT [seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], CONVERT(binary(32), [key_hash], 2), [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_name_prefix], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_key_prefix], [task_version], [total_run_time], [updated], [version]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [actor] nvarchar(200),
    [cache_expiration] datetime2(6),
    [cache_key] nvarchar(max),
    [created] datetime2(6),
    [dynamic_key] nvarchar(4000),
    [end_order] datetime2(6),
    [end_time] datetime2(6),
    [expected_start_time] datetime2(6),
    [flow_run_id] uniqueidentifier,
    [flow_run_run_count] int,
    [id] uniqueidentifier,
    [is_deliverable] bit,
    [key_hash] varchar(max),
    [labels] nvarchar(max),
    [name] nvarchar(4000),
    [name_folded] nvarchar(4000),
    [name_prefix] nvarchar(200),
    [next_scheduled_order] datetime2(6),
    [next_scheduled_start_time] datetime2(6),
    [policy] nvarchar(max),
    [run_count] int,
    [source] varchar(10),
    [start_time] datetime2(6),
    [state_id] uniqueidentifier,
    [state_name] nvarchar(4000),
    [state_name_prefix] nvarchar(200),
    [state_timestamp] datetime2(6),
    [state_type] varchar(10),
    [tags] nvarchar(max),
    [task_inputs] nvarchar(max),
    [task_key] nvarchar(4000),
    [task_key_prefix] nvarchar(200),
    [task_version] nvarchar(max),
    [total_run_time] bigint,
    [updated] datetime2(6),
    [version] int
)

-- CreateOrReturnAsync
INSERT INTO [task_run_states] ([seq], [actor], [artifact], [data], [details], [id], [is_forced], [message], [name], [reason], [rule], [source], [task_run_seq], [timestamp], [transition_id], [type])
SELECT [seq], [actor], [artifact], [data], [details], [id], [is_forced], [message], [name], [reason], [rule], [source], [task_run_seq], [timestamp], [transition_id], [type]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [actor] nvarchar(200),
    [artifact] nvarchar(max),
    [data] nvarchar(max),
    [details] nvarchar(max),
    [id] uniqueidentifier,
    [is_forced] bit,
    [message] nvarchar(max),
    [name] nvarchar(4000),
    [reason] nvarchar(max),
    [rule] nvarchar(40),
    [source] varchar(10),
    [task_run_seq] bigint,
    [timestamp] datetime2(6),
    [transition_id] uniqueidentifier,
    [type] varchar(10)
)

-- CreateOrReturnAsync
INSERT INTO [audit_entries] ([seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name])
SELECT [seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [action] varchar(40),
    [actor] nvarchar(200),
    [actor_id] uniqueidentifier,
    [address] varchar(64),
    [after] nvarchar(max),
    [at] datetime2(6),
    [before] nvarchar(max),
    [correlation_id] varchar(64),
    [reason] nvarchar(1000),
    [source] varchar(10),
    [subject_id] uniqueidentifier,
    [subject_name] nvarchar(200)
)

-- CreateOrReturnAsync
INSERT INTO [task_run_changes] ([seq], [task_run_ids])
SELECT [seq], CONVERT(varbinary(max), [task_run_ids], 2)
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [task_run_ids] varchar(max)
)

-- refused: CreateOrReturnAsync
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- refused: CreateOrReturnAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHashes1

-- refused: CreateOrReturnAsync
SELECT [f].[id] AS [Id], [f].[labels] AS [Labels], [f].[state_type] AS [StateType], [f].[run_count] AS [RunCount], [f].[pause_timeout] AS [PauseTimeout], [f].[pause_reschedule] AS [PauseReschedule]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @ids1

-- refused: CreateOrReturnAsync
SELECT [t].[id]
FROM [task_runs] AS [t]
WHERE [t].[id] = @ids1

-- refused: CreateOrReturnAsync
INSERT INTO [task_runs] ([seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], [key_hash], [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_name_prefix], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_key_prefix], [task_version], [total_run_time], [updated], [version])
SELECT [seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], CONVERT(binary(32), [key_hash], 2), [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_name_prefix], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_key_prefix], [task_version], [total_run_time], [updated], [version]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [actor] nvarchar(200),
    [cache_expiration] datetime2(6),
    [cache_key] nvarchar(max),
    [created] datetime2(6),
    [dynamic_key] nvarchar(4000),
    [end_order] datetime2(6),
    [end_time] datetime2(6),
    [expected_start_time] datetime2(6),
    [flow_run_id] uniqueidentifier,
    [flow_run_run_count] int,
    [id] uniqueidentifier,
    [is_deliverable] bit,
    [key_hash] varchar(max),
    [labels] nvarchar(max),
    [name] nvarchar(4000),
    [name_folded] nvarchar(4000),
    [name_prefix] nvarchar(200),
    [next_scheduled_order] datetime2(6),
    [next_scheduled_start_time] datetime2(6),
    [policy] nvarchar(max),
    [run_count] int,
    [source] varchar(10),
    [start_time] datetime2(6),
    [state_id] uniqueidentifier,
    [state_name] nvarchar(4000),
    [state_name_prefix] nvarchar(200),
    [state_timestamp] datetime2(6),
    [state_type] varchar(10),
    [tags] nvarchar(max),
    [task_inputs] nvarchar(max),
    [task_key] nvarchar(4000),
    [task_key_prefix] nvarchar(200),
    [task_version] nvarchar(max),
    [total_run_time] bigint,
    [updated] datetime2(6),
    [version] int
)

-- refused: CreateOrReturnAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHashes1

-- refused: CreateOrReturnAsync
SELECT [f].[id] AS [Id], [f].[labels] AS [Labels], [f].[state_type] AS [StateType], [f].[run_count] AS [RunCount], [f].[pause_timeout] AS [PauseTimeout], [f].[pause_reschedule] AS [PauseReschedule]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @ids1

-- refused: CreateOrReturnAsync
SELECT [t].[id]
FROM [task_runs] AS [t]
WHERE [t].[id] = @ids1

-- FindAsync
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[id] = @id

-- FindByKeyAsync
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- SetStateAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[id] = @ids1

-- SetStateAsync
SELECT [t].[key_hash] AS [KeyHash], [t2].[seq], [t2].[actor], [t2].[artifact], [t2].[data], [t2].[details], [t2].[id], [t2].[is_forced], [t2].[message], [t2].[name], [t2].[reason], [t2].[rule], [t2].[source], [t2].[task_run_seq], [t2].[timestamp], [t2].[transition_id], [t2].[type]
FROM [task_run_cached_results] AS [t]
INNER JOIN [task_run_states] AS [t2] ON [t].[state_seq] = [t2].[seq]
WHERE [t].[seq] IN (
    SELECT MAX([t0].[seq])
    FROM [task_run_cached_results] AS [t0]
    WHERE [t0].[key_hash] = @hashes1 AND ([t0].[expiration] IS NULL OR [t0].[expiration] > @now) AND EXISTS (
        SELECT 1
        FROM [task_run_states] AS [t1]
        WHERE [t1].[seq] = [t0].[state_seq])
    GROUP BY [t0].[key_hash]
)

-- JudgeAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[id] = @ids1

-- JudgeAsync
SELECT [t].[key_hash] AS [KeyHash], [t2].[seq], [t2].[actor], [t2].[artifact], [t2].[data], [t2].[details], [t2].[id], [t2].[is_forced], [t2].[message], [t2].[name], [t2].[reason], [t2].[rule], [t2].[source], [t2].[task_run_seq], [t2].[timestamp], [t2].[transition_id], [t2].[type]
FROM [task_run_cached_results] AS [t]
INNER JOIN [task_run_states] AS [t2] ON [t].[state_seq] = [t2].[seq]
WHERE [t].[seq] IN (
    SELECT MAX([t0].[seq])
    FROM [task_run_cached_results] AS [t0]
    WHERE [t0].[key_hash] = @hashes1 AND ([t0].[expiration] IS NULL OR [t0].[expiration] > @now) AND EXISTS (
        SELECT 1
        FROM [task_run_states] AS [t1]
        WHERE [t1].[seq] = [t0].[state_seq])
    GROUP BY [t0].[key_hash]
)

-- JudgeManyAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[id] = @ids1

-- JudgeManyAsync
SELECT [t].[key_hash] AS [KeyHash], [t2].[seq], [t2].[actor], [t2].[artifact], [t2].[data], [t2].[details], [t2].[id], [t2].[is_forced], [t2].[message], [t2].[name], [t2].[reason], [t2].[rule], [t2].[source], [t2].[task_run_seq], [t2].[timestamp], [t2].[transition_id], [t2].[type]
FROM [task_run_cached_results] AS [t]
INNER JOIN [task_run_states] AS [t2] ON [t].[state_seq] = [t2].[seq]
WHERE [t].[seq] IN (
    SELECT MAX([t0].[seq])
    FROM [task_run_cached_results] AS [t0]
    WHERE [t0].[key_hash] = @hashes1 AND ([t0].[expiration] IS NULL OR [t0].[expiration] > @now) AND EXISTS (
        SELECT 1
        FROM [task_run_states] AS [t1]
        WHERE [t1].[seq] = [t0].[state_seq])
    GROUP BY [t0].[key_hash]
)

-- ListNewestAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[task_key_prefix] = @texts1
) AS [t0]

-- ListNewestAsync
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[task_key_prefix] = @texts2
) AND [t].[task_key] + N'|' = @texts11
ORDER BY [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

-- ListNewestAsync
SELECT [t].[seq], [t].[id], [t].[name], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [s].[value]
    FROM OPENJSON(@seqs) WITH ([value] bigint '$') AS [s]
) AND [t].[task_key] + N'|' = @texts1
ORDER BY [t].[seq] DESC

-- FindStateAsync
SELECT TOP(1) [t].[seq], [t].[actor], [t].[artifact], [t].[data], [t].[details], [t].[id], [t].[is_forced], [t].[message], [t].[name], [t].[reason], [t].[rule], [t].[source], [t].[task_run_seq], [t].[timestamp], [t].[transition_id], [t].[type]
FROM [task_run_states] AS [t]
WHERE [t].[id] = @id

-- ListRefusedAsync
SELECT TOP(@p) [t0].[seq], [t0].[actor], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[status], [t0].[task_run_seq], [t0].[timestamp], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_refused_transitions] AS [t0] ON [t].[seq] = [t0].[task_run_seq]
WHERE [t].[id] = @taskRunId
ORDER BY [t0].[seq] DESC

-- ListNewestStatesAsync
SELECT TOP(@p) [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[seq] = [t0].[task_run_seq]
WHERE [t].[id] = @taskRunId
ORDER BY [t0].[timestamp] DESC

-- ListStatesAsync
SELECT [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[seq] = [t0].[task_run_seq]
WHERE [t].[id] = @taskRunId
ORDER BY [t0].[timestamp]

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[expected_start_time], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[expected_start_time] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[name_prefix], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[name_prefix] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[next_scheduled_order], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[end_order] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[seq] < @seq
ORDER BY [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[seq] > @seq
ORDER BY [t].[seq]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[expected_start_time] = @at AND [t].[seq] > @seq
ORDER BY [t].[expected_start_time], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[expected_start_time] > @at
ORDER BY [t].[expected_start_time], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[expected_start_time] = @at AND [t].[seq] < @seq
ORDER BY [t].[expected_start_time] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[expected_start_time] < @at
ORDER BY [t].[expected_start_time] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[expected_start_time] = @at AND [t].[seq] < @seq
ORDER BY [t].[expected_start_time] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[expected_start_time] < @at
ORDER BY [t].[expected_start_time] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[expected_start_time] = @at AND [t].[seq] > @seq
ORDER BY [t].[expected_start_time], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[expected_start_time] > @at
ORDER BY [t].[expected_start_time], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[name_prefix] = @name AND [t].[seq] > @seq
ORDER BY [t].[name_prefix], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[name_prefix] > @name
ORDER BY [t].[name_prefix], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[name_prefix] = @name AND [t].[seq] < @seq
ORDER BY [t].[name_prefix] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[name_prefix] < @name
ORDER BY [t].[name_prefix] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[name_prefix] = @name AND [t].[seq] < @seq
ORDER BY [t].[name_prefix] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[name_prefix] < @name
ORDER BY [t].[name_prefix] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[name_prefix] = @name AND [t].[seq] > @seq
ORDER BY [t].[name_prefix], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[name_prefix] > @name
ORDER BY [t].[name_prefix], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[next_scheduled_order] = @at AND [t].[seq] > @seq
ORDER BY [t].[next_scheduled_order], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[next_scheduled_order] > @at
ORDER BY [t].[next_scheduled_order], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[next_scheduled_order] = @at AND [t].[seq] < @seq
ORDER BY [t].[next_scheduled_order] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[next_scheduled_order] < @at
ORDER BY [t].[next_scheduled_order] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[end_order] = @at AND [t].[seq] < @seq
ORDER BY [t].[end_order] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[end_order] < @at
ORDER BY [t].[end_order] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[end_order] = @at AND [t].[seq] > @seq
ORDER BY [t].[end_order], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[end_order] > @at
ORDER BY [t].[end_order], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ListAllAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- ListRowsAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[id] = @id

-- FindCreationOfNewestAsync
SELECT [t].[seq]
FROM [task_runs] AS [t]
ORDER BY [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT 1 ROWS ONLY

-- FindFlowRunNameAsync
SELECT TOP(1) [f].[name]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @id

-- RenameAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[id] = @ids1

-- DeleteAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[id] = @ids1

-- DeleteAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [concurrency_limits] AS [c]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- CreateOrReturnManyAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHashes1

-- CreateOrReturnManyAsync
SELECT [f].[id] AS [Id], [f].[labels] AS [Labels], [f].[state_type] AS [StateType], [f].[run_count] AS [RunCount], [f].[pause_timeout] AS [PauseTimeout], [f].[pause_reschedule] AS [PauseReschedule]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @ids1

-- CreateOrReturnManyAsync
INSERT INTO [task_runs] ([seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], [key_hash], [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_name_prefix], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_key_prefix], [task_version], [total_run_time], [updated], [version])
SELECT [seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], CONVERT(binary(32), [key_hash], 2), [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_name_prefix], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_key_prefix], [task_version], [total_run_time], [updated], [version]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [actor] nvarchar(200),
    [cache_expiration] datetime2(6),
    [cache_key] nvarchar(max),
    [created] datetime2(6),
    [dynamic_key] nvarchar(4000),
    [end_order] datetime2(6),
    [end_time] datetime2(6),
    [expected_start_time] datetime2(6),
    [flow_run_id] uniqueidentifier,
    [flow_run_run_count] int,
    [id] uniqueidentifier,
    [is_deliverable] bit,
    [key_hash] varchar(max),
    [labels] nvarchar(max),
    [name] nvarchar(4000),
    [name_folded] nvarchar(4000),
    [name_prefix] nvarchar(200),
    [next_scheduled_order] datetime2(6),
    [next_scheduled_start_time] datetime2(6),
    [policy] nvarchar(max),
    [run_count] int,
    [source] varchar(10),
    [start_time] datetime2(6),
    [state_id] uniqueidentifier,
    [state_name] nvarchar(4000),
    [state_name_prefix] nvarchar(200),
    [state_timestamp] datetime2(6),
    [state_type] varchar(10),
    [tags] nvarchar(max),
    [task_inputs] nvarchar(max),
    [task_key] nvarchar(4000),
    [task_key_prefix] nvarchar(200),
    [task_version] nvarchar(max),
    [total_run_time] bigint,
    [updated] datetime2(6),
    [version] int
)

-- CreateOrReturnManyAsync
INSERT INTO [task_run_states] ([seq], [actor], [artifact], [data], [details], [id], [is_forced], [message], [name], [reason], [rule], [source], [task_run_seq], [timestamp], [transition_id], [type])
SELECT [seq], [actor], [artifact], [data], [details], [id], [is_forced], [message], [name], [reason], [rule], [source], [task_run_seq], [timestamp], [transition_id], [type]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [actor] nvarchar(200),
    [artifact] nvarchar(max),
    [data] nvarchar(max),
    [details] nvarchar(max),
    [id] uniqueidentifier,
    [is_forced] bit,
    [message] nvarchar(max),
    [name] nvarchar(4000),
    [reason] nvarchar(max),
    [rule] nvarchar(40),
    [source] varchar(10),
    [task_run_seq] bigint,
    [timestamp] datetime2(6),
    [transition_id] uniqueidentifier,
    [type] varchar(10)
)

-- CreateOrReturnManyAsync
INSERT INTO [audit_entries] ([seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name])
SELECT [seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [action] varchar(40),
    [actor] nvarchar(200),
    [actor_id] uniqueidentifier,
    [address] varchar(64),
    [after] nvarchar(max),
    [at] datetime2(6),
    [before] nvarchar(max),
    [correlation_id] varchar(64),
    [reason] nvarchar(1000),
    [source] varchar(10),
    [subject_id] uniqueidentifier,
    [subject_name] nvarchar(200)
)

-- CreateOrReturnManyAsync
DELETE FROM [t]
FROM [task_run_cached_results] AS [t]
WHERE [t].[seq] IN (
    SELECT TOP(@p) [t0].[seq]
    FROM [task_run_cached_results] AS [t0]
    WHERE [t0].[expiration] <= @now
    ORDER BY [t0].[expiration]
)

-- CreateOrReturnManyAsync
INSERT INTO [task_run_changes] ([seq], [task_run_ids])
SELECT [seq], CONVERT(varbinary(max), [task_run_ids], 2)
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [task_run_ids] varchar(max)
)

-- CreateOrReturnManyAsync
DELETE FROM [t]
FROM [task_run_changes] AS [t]
WHERE [t].[seq] < @limit

-- SetStateOfManyAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[id] = @ids1

-- SetStateOfManyAsync
SELECT [t].[key_hash] AS [KeyHash], [t2].[seq], [t2].[actor], [t2].[artifact], [t2].[data], [t2].[details], [t2].[id], [t2].[is_forced], [t2].[message], [t2].[name], [t2].[reason], [t2].[rule], [t2].[source], [t2].[task_run_seq], [t2].[timestamp], [t2].[transition_id], [t2].[type]
FROM [task_run_cached_results] AS [t]
INNER JOIN [task_run_states] AS [t2] ON [t].[state_seq] = [t2].[seq]
WHERE [t].[seq] IN (
    SELECT MAX([t0].[seq])
    FROM [task_run_cached_results] AS [t0]
    WHERE [t0].[key_hash] = @hashes1 AND ([t0].[expiration] IS NULL OR [t0].[expiration] > @now) AND EXISTS (
        SELECT 1
        FROM [task_run_states] AS [t1]
        WHERE [t1].[seq] = [t0].[state_seq])
    GROUP BY [t0].[key_hash]
)

-- DeleteManyAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[id] = @ids1

-- DeleteManyAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [concurrency_limits] AS [c]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- PingAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [task_runs] AS [t]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- CreateOrReturnAsync, several in a batch
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- CreateOrReturnAsync, several in a batch
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- CreateOrReturnAsync, several in a batch
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- CreateOrReturnAsync, several in a batch
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- CreateOrReturnAsync, several in a batch
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHashes1

-- CreateOrReturnAsync, several in a batch
SELECT [f].[id] AS [Id], [f].[labels] AS [Labels], [f].[state_type] AS [StateType], [f].[run_count] AS [RunCount], [f].[pause_timeout] AS [PauseTimeout], [f].[pause_reschedule] AS [PauseReschedule]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @ids1

-- CreateOrReturnAsync, several in a batch
SELECT [t].[id]
FROM [task_runs] AS [t]
WHERE [t].[id] = @ids1

-- CreateOrReturnAsync, several in a batch
INSERT INTO [task_runs] ([seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], [key_hash], [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_name_prefix], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_key_prefix], [task_version], [total_run_time], [updated], [version])
SELECT [seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], CONVERT(binary(32), [key_hash], 2), [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_name_prefix], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_key_prefix], [task_version], [total_run_time], [updated], [version]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [actor] nvarchar(200),
    [cache_expiration] datetime2(6),
    [cache_key] nvarchar(max),
    [created] datetime2(6),
    [dynamic_key] nvarchar(4000),
    [end_order] datetime2(6),
    [end_time] datetime2(6),
    [expected_start_time] datetime2(6),
    [flow_run_id] uniqueidentifier,
    [flow_run_run_count] int,
    [id] uniqueidentifier,
    [is_deliverable] bit,
    [key_hash] varchar(max),
    [labels] nvarchar(max),
    [name] nvarchar(4000),
    [name_folded] nvarchar(4000),
    [name_prefix] nvarchar(200),
    [next_scheduled_order] datetime2(6),
    [next_scheduled_start_time] datetime2(6),
    [policy] nvarchar(max),
    [run_count] int,
    [source] varchar(10),
    [start_time] datetime2(6),
    [state_id] uniqueidentifier,
    [state_name] nvarchar(4000),
    [state_name_prefix] nvarchar(200),
    [state_timestamp] datetime2(6),
    [state_type] varchar(10),
    [tags] nvarchar(max),
    [task_inputs] nvarchar(max),
    [task_key] nvarchar(4000),
    [task_key_prefix] nvarchar(200),
    [task_version] nvarchar(max),
    [total_run_time] bigint,
    [updated] datetime2(6),
    [version] int
)

-- CreateOrReturnAsync, several in a batch
INSERT INTO [task_run_states] ([seq], [actor], [artifact], [data], [details], [id], [is_forced], [message], [name], [reason], [rule], [source], [task_run_seq], [timestamp], [transition_id], [type])
SELECT [seq], [actor], [artifact], [data], [details], [id], [is_forced], [message], [name], [reason], [rule], [source], [task_run_seq], [timestamp], [transition_id], [type]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [actor] nvarchar(200),
    [artifact] nvarchar(max),
    [data] nvarchar(max),
    [details] nvarchar(max),
    [id] uniqueidentifier,
    [is_forced] bit,
    [message] nvarchar(max),
    [name] nvarchar(4000),
    [reason] nvarchar(max),
    [rule] nvarchar(40),
    [source] varchar(10),
    [task_run_seq] bigint,
    [timestamp] datetime2(6),
    [transition_id] uniqueidentifier,
    [type] varchar(10)
)

-- CreateOrReturnAsync, several in a batch
INSERT INTO [audit_entries] ([seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name])
SELECT [seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [action] varchar(40),
    [actor] nvarchar(200),
    [actor_id] uniqueidentifier,
    [address] varchar(64),
    [after] nvarchar(max),
    [at] datetime2(6),
    [before] nvarchar(max),
    [correlation_id] varchar(64),
    [reason] nvarchar(1000),
    [source] varchar(10),
    [subject_id] uniqueidentifier,
    [subject_name] nvarchar(200)
)

-- CreateOrReturnAsync, several in a batch
DELETE FROM [t]
FROM [task_run_cached_results] AS [t]
WHERE [t].[seq] IN (
    SELECT TOP(@p) [t0].[seq]
    FROM [task_run_cached_results] AS [t0]
    WHERE [t0].[expiration] <= @now
    ORDER BY [t0].[expiration]
)

-- CreateOrReturnAsync, several in a batch
INSERT INTO [task_run_changes] ([seq], [task_run_ids])
SELECT [seq], CONVERT(varbinary(max), [task_run_ids], 2)
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [task_run_ids] varchar(max)
)

-- CreateOrReturnAsync, several in a batch
DELETE FROM [t]
FROM [task_run_changes] AS [t]
WHERE [t].[seq] < @limit

-- CreateOrReturnAsync, several in a batch
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_name_prefix], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_key_prefix], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] IN (@keyHashes1, @keyHashes2, @keyHashes3)

-- CreateOrReturnAsync, several in a batch
SELECT [f].[id] AS [Id], [f].[labels] AS [Labels], [f].[state_type] AS [StateType], [f].[run_count] AS [RunCount], [f].[pause_timeout] AS [PauseTimeout], [f].[pause_reschedule] AS [PauseReschedule]
FROM [flow_runs] AS [f]
WHERE [f].[id] IN (@ids1, @ids2, @ids3)

-- CreateOrReturnAsync, several in a batch
SELECT [t].[id]
FROM [task_runs] AS [t]
WHERE [t].[id] IN (@ids1, @ids2, @ids3)

-- CreateOrReturnAsync, several in a batch
INSERT INTO [task_runs] ([seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], [key_hash], [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_name_prefix], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_key_prefix], [task_version], [total_run_time], [updated], [version])
SELECT [seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], CONVERT(binary(32), [key_hash], 2), [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_name_prefix], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_key_prefix], [task_version], [total_run_time], [updated], [version]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [actor] nvarchar(200),
    [cache_expiration] datetime2(6),
    [cache_key] nvarchar(max),
    [created] datetime2(6),
    [dynamic_key] nvarchar(4000),
    [end_order] datetime2(6),
    [end_time] datetime2(6),
    [expected_start_time] datetime2(6),
    [flow_run_id] uniqueidentifier,
    [flow_run_run_count] int,
    [id] uniqueidentifier,
    [is_deliverable] bit,
    [key_hash] varchar(max),
    [labels] nvarchar(max),
    [name] nvarchar(4000),
    [name_folded] nvarchar(4000),
    [name_prefix] nvarchar(200),
    [next_scheduled_order] datetime2(6),
    [next_scheduled_start_time] datetime2(6),
    [policy] nvarchar(max),
    [run_count] int,
    [source] varchar(10),
    [start_time] datetime2(6),
    [state_id] uniqueidentifier,
    [state_name] nvarchar(4000),
    [state_name_prefix] nvarchar(200),
    [state_timestamp] datetime2(6),
    [state_type] varchar(10),
    [tags] nvarchar(max),
    [task_inputs] nvarchar(max),
    [task_key] nvarchar(4000),
    [task_key_prefix] nvarchar(200),
    [task_version] nvarchar(max),
    [total_run_time] bigint,
    [updated] datetime2(6),
    [version] int
)

-- CreateOrReturnAsync, several in a batch
INSERT INTO [task_run_states] ([seq], [actor], [artifact], [data], [details], [id], [is_forced], [message], [name], [reason], [rule], [source], [task_run_seq], [timestamp], [transition_id], [type])
SELECT [seq], [actor], [artifact], [data], [details], [id], [is_forced], [message], [name], [reason], [rule], [source], [task_run_seq], [timestamp], [transition_id], [type]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [actor] nvarchar(200),
    [artifact] nvarchar(max),
    [data] nvarchar(max),
    [details] nvarchar(max),
    [id] uniqueidentifier,
    [is_forced] bit,
    [message] nvarchar(max),
    [name] nvarchar(4000),
    [reason] nvarchar(max),
    [rule] nvarchar(40),
    [source] varchar(10),
    [task_run_seq] bigint,
    [timestamp] datetime2(6),
    [transition_id] uniqueidentifier,
    [type] varchar(10)
)

-- CreateOrReturnAsync, several in a batch
INSERT INTO [audit_entries] ([seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name])
SELECT [seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [action] varchar(40),
    [actor] nvarchar(200),
    [actor_id] uniqueidentifier,
    [address] varchar(64),
    [after] nvarchar(max),
    [at] datetime2(6),
    [before] nvarchar(max),
    [correlation_id] varchar(64),
    [reason] nvarchar(1000),
    [source] varchar(10),
    [subject_id] uniqueidentifier,
    [subject_name] nvarchar(200)
)

-- CreateOrReturnAsync, several in a batch
INSERT INTO [task_run_changes] ([seq], [task_run_ids])
SELECT [seq], CONVERT(varbinary(max), [task_run_ids], 2)
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [task_run_ids] varchar(max)
)

-- A transition
SELECT [t].[seq], [t].[actor], [t].[artifact], [t].[data], [t].[details], [t].[id], [t].[is_forced], [t].[message], [t].[name], [t].[reason], [t].[rule], [t].[source], [t].[task_run_seq], [t].[timestamp], [t].[transition_id], [t].[type]
FROM [task_run_states] AS [t]
WHERE [t].[task_run_seq] = @seqs1 AND [t].[transition_id] IS NOT NULL AND [t].[transition_id] = @ids1

-- A transition
SELECT [f].[id] AS [Id], [f].[labels] AS [Labels], [f].[state_type] AS [StateType], [f].[run_count] AS [RunCount], [f].[pause_timeout] AS [PauseTimeout], [f].[pause_reschedule] AS [PauseReschedule]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @ids1

-- A transition
INSERT INTO [task_run_tags] ([tag], [task_run_seq])
SELECT [tag], [task_run_seq]
FROM OPENJSON(@rows) WITH (
    [tag] nvarchar(205),
    [task_run_seq] bigint
)

-- A transition
SELECT [t].[seq] AS [Seq], [t].[details] AS [Details]
FROM [task_run_states] AS [t]
WHERE [t].[task_run_seq] = @run_Seq AND [t].[type] = 'COMPLETED'

-- A transition
DELETE FROM [t]
FROM [task_run_tags] AS [t]
WHERE [t].[tag] = @texts1 AND [t].[task_run_seq] = @run_Seq

-- A transition
DELETE FROM [l]
FROM [logs] AS [l]
WHERE [l].[seq] IN (
    SELECT TOP(200) [l0].[seq]
    FROM [logs] AS [l0]
    WHERE [l0].[task_run_id] = @run_Id
    ORDER BY [l0].[timestamp]
)

-- A transition
UPDATE [f]
SET [f].[parent_task_run_id] = NULL
FROM [flow_runs] AS [f]
WHERE [f].[parent_task_run_id] = @run_Id

-- A transition
DELETE FROM [t]
FROM [task_runs] AS [t]
WHERE [t].[seq] = @run_Seq

-- A transition
INSERT INTO [task_run_refused_transitions] ([seq], [actor], [name], [reason], [rule], [source], [status], [task_run_seq], [timestamp], [type])
SELECT [seq], [actor], [name], [reason], [rule], [source], [status], [task_run_seq], [timestamp], [type]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [actor] nvarchar(200),
    [name] nvarchar(4000),
    [reason] nvarchar(max),
    [rule] nvarchar(40),
    [source] varchar(10),
    [status] varchar(10),
    [task_run_seq] bigint,
    [timestamp] datetime2(6),
    [type] varchar(10)
)

-- A transition
INSERT INTO [task_run_cached_results] ([seq], [expiration], [key_hash], [state_seq])
SELECT [seq], [expiration], CONVERT(binary(32), [key_hash], 2), [state_seq]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [expiration] datetime2(6),
    [key_hash] varchar(max),
    [state_seq] bigint
)

-- A transition
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [task_runs] SET [end_order] = @p0, [end_time] = @p1, [expected_start_time] = @p2, [flow_run_run_count] = @p3, [is_deliverable] = @p4, [name] = @p5, [name_folded] = @p6, [name_prefix] = @p7, [next_scheduled_order] = @p8, [next_scheduled_start_time] = @p9, [run_count] = @p10, [start_time] = @p11, [state_id] = @p12, [state_name] = @p13, [state_name_prefix] = @p14, [state_timestamp] = @p15, [state_type] = @p16, [total_run_time] = @p17, [updated] = @p18, [version] = @p19
OUTPUT 1
WHERE [seq] = @p20 AND [version] = @p21;

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE 0 = 1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE 0 = 1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[name] + N'|' = @texts1 OR [t].[flow_run_id] IS NOT NULL

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[name] + N'|' = @texts1 OR [t].[flow_run_id] IS NOT NULL

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE CAST([t].[state_type] AS nvarchar(max)) + N'' = @types1 OR [t].[state_name] + N'|' = @texts1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE CAST([t].[state_type] AS nvarchar(max)) + N'' = @types1 OR [t].[state_name] + N'|' = @texts1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE CAST([t].[state_type] AS nvarchar(max)) + N'' <> @types1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE CAST([t].[state_type] AS nvarchar(max)) + N'' <> @types1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] IS NULL OR [t].[flow_run_id] NOT IN (
    SELECT [f].[value]
    FROM OPENJSON(@flowRunIds) WITH ([value] uniqueidentifier '$') AS [f]
)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] IS NULL OR [t].[flow_run_id] NOT IN (
    SELECT [f].[value]
    FROM OPENJSON(@flowRunIds) WITH ([value] uniqueidentifier '$') AS [f]
)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE NOT EXISTS (
    SELECT 1
    FROM [task_run_tags] AS [t0]
    WHERE [t0].[tag] = @first AND [t0].[task_run_seq] = [t].[seq]) AND [t].[task_key] + N'|' <> @texts1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE NOT EXISTS (
    SELECT 1
    FROM [task_run_tags] AS [t0]
    WHERE [t0].[tag] = @first AND [t0].[task_run_seq] = [t].[seq]) AND [t].[task_key] + N'|' <> @texts1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[task_key] + N'|' = @texts1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[task_key] + N'|' = @texts1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[task_key] + N'|' IN (@texts1, @texts2)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[task_key] + N'|' IN (@texts1, @texts2)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[dynamic_key] + N'|' = @texts1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[dynamic_key] + N'|' = @texts1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[dynamic_key] + N'|' IN (@texts1, @texts2)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[dynamic_key] + N'|' IN (@texts1, @texts2)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE DATEDIFF_BIG(microsecond, @from, [t].[created]) >= CAST(0 AS bigint) AND DATEDIFF_BIG(microsecond, [t].[created], @to) >= CAST(0 AS bigint)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE DATEDIFF_BIG(microsecond, @from, [t].[created]) >= CAST(0 AS bigint) AND DATEDIFF_BIG(microsecond, [t].[created], @to) >= CAST(0 AS bigint)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[id] = @id

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[id] = @id

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[id] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[id] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE 0 = 1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE 0 = 1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[name] + N'|' = @texts1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[name] + N'|' = @texts1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[name] + N'|' IN (@texts1, @texts2)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[name] + N'|' IN (@texts1, @texts2)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[name] + N'|' IN (N'0|', N'1|', N'2|', N'3|', N'4|', N'5|', N'6|', N'7|', N'8|', N'9|', N'10|', N'11|', N'12|', N'13|', N'14|', N'15|', N'16|', N'17|', N'18|', N'19|', N'20|', N'21|', N'22|', N'23|', N'24|', N'25|', N'26|', N'27|', N'28|', N'29|', N'30|', N'31|', N'32|', N'33|', N'34|', N'35|', N'36|', N'37|', N'38|', N'39|', N'40|', N'41|', N'42|', N'43|', N'44|', N'45|', N'46|', N'47|', N'48|', N'49|', N'50|', N'51|', N'52|', N'53|', N'54|', N'55|', N'56|', N'57|', N'58|', N'59|', N'60|', N'61|', N'62|', N'63|', N'64|', N'65|', N'66|', N'67|', N'68|', N'69|', N'70|', N'71|', N'72|', N'73|', N'74|', N'75|', N'76|', N'77|', N'78|', N'79|', N'80|', N'81|', N'82|', N'83|', N'84|', N'85|', N'86|', N'87|', N'88|', N'89|', N'90|', N'91|', N'92|', N'93|', N'94|', N'95|', N'96|', N'97|', N'98|', N'99|', N'100|', N'101|', N'102|', N'103|', N'104|', N'105|', N'106|', N'107|', N'108|', N'109|', N'110|', N'111|', N'112|', N'113|', N'114|', N'115|', N'116|', N'117|', N'118|', N'119|', N'120|', N'121|', N'122|', N'123|', N'124|', N'125|', N'126|', N'127|', N'128|', N'129|', N'130|', N'131|', N'132|', N'133|', N'134|', N'135|', N'136|', N'137|', N'138|', N'139|', N'140|', N'141|', N'142|', N'143|', N'144|', N'145|', N'146|', N'147|', N'148|', N'149|', N'150|', N'151|', N'152|', N'153|', N'154|', N'155|', N'156|', N'157|', N'158|', N'159|', N'160|', N'161|', N'162|', N'163|', N'164|', N'165|', N'166|', N'167|', N'168|', N'169|', N'170|', N'171|', N'172|', N'173|', N'174|', N'175|', N'176|', N'177|', N'178|', N'179|', N'180|', N'181|', N'182|', N'183|', N'184|', N'185|', N'186|', N'187|', N'188|', N'189|', N'190|', N'191|', N'192|', N'193|', N'194|', N'195|', N'196|', N'197|', N'198|', N'199|', N'200|', N'201|', N'202|', N'203|', N'204|', N'205|', N'206|', N'207|', N'208|', N'209|', N'210|', N'211|', N'212|', N'213|', N'214|', N'215|', N'216|', N'217|', N'218|', N'219|', N'220|', N'221|', N'222|', N'223|', N'224|', N'225|', N'226|', N'227|', N'228|', N'229|', N'230|', N'231|', N'232|', N'233|', N'234|', N'235|', N'236|', N'237|', N'238|', N'239|', N'240|', N'241|', N'242|', N'243|', N'244|', N'245|', N'246|', N'247|', N'248|', N'249|', N'250|', N'251|', N'252|', N'253|', N'254|', N'255|', N'256|', N'257|', N'258|', N'259|', N'260|', N'261|', N'262|', N'263|', N'264|', N'265|', N'266|', N'267|', N'268|', N'269|', N'270|', N'271|', N'272|', N'273|', N'274|', N'275|', N'276|', N'277|', N'278|', N'279|', N'280|', N'281|', N'282|', N'283|', N'284|', N'285|', N'286|', N'287|', N'288|', N'289|', N'290|', N'291|', N'292|', N'293|', N'294|', N'295|', N'296|', N'297|', N'298|', N'299|', N'300|')

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[name] + N'|' IN (N'0|', N'1|', N'2|', N'3|', N'4|', N'5|', N'6|', N'7|', N'8|', N'9|', N'10|', N'11|', N'12|', N'13|', N'14|', N'15|', N'16|', N'17|', N'18|', N'19|', N'20|', N'21|', N'22|', N'23|', N'24|', N'25|', N'26|', N'27|', N'28|', N'29|', N'30|', N'31|', N'32|', N'33|', N'34|', N'35|', N'36|', N'37|', N'38|', N'39|', N'40|', N'41|', N'42|', N'43|', N'44|', N'45|', N'46|', N'47|', N'48|', N'49|', N'50|', N'51|', N'52|', N'53|', N'54|', N'55|', N'56|', N'57|', N'58|', N'59|', N'60|', N'61|', N'62|', N'63|', N'64|', N'65|', N'66|', N'67|', N'68|', N'69|', N'70|', N'71|', N'72|', N'73|', N'74|', N'75|', N'76|', N'77|', N'78|', N'79|', N'80|', N'81|', N'82|', N'83|', N'84|', N'85|', N'86|', N'87|', N'88|', N'89|', N'90|', N'91|', N'92|', N'93|', N'94|', N'95|', N'96|', N'97|', N'98|', N'99|', N'100|', N'101|', N'102|', N'103|', N'104|', N'105|', N'106|', N'107|', N'108|', N'109|', N'110|', N'111|', N'112|', N'113|', N'114|', N'115|', N'116|', N'117|', N'118|', N'119|', N'120|', N'121|', N'122|', N'123|', N'124|', N'125|', N'126|', N'127|', N'128|', N'129|', N'130|', N'131|', N'132|', N'133|', N'134|', N'135|', N'136|', N'137|', N'138|', N'139|', N'140|', N'141|', N'142|', N'143|', N'144|', N'145|', N'146|', N'147|', N'148|', N'149|', N'150|', N'151|', N'152|', N'153|', N'154|', N'155|', N'156|', N'157|', N'158|', N'159|', N'160|', N'161|', N'162|', N'163|', N'164|', N'165|', N'166|', N'167|', N'168|', N'169|', N'170|', N'171|', N'172|', N'173|', N'174|', N'175|', N'176|', N'177|', N'178|', N'179|', N'180|', N'181|', N'182|', N'183|', N'184|', N'185|', N'186|', N'187|', N'188|', N'189|', N'190|', N'191|', N'192|', N'193|', N'194|', N'195|', N'196|', N'197|', N'198|', N'199|', N'200|', N'201|', N'202|', N'203|', N'204|', N'205|', N'206|', N'207|', N'208|', N'209|', N'210|', N'211|', N'212|', N'213|', N'214|', N'215|', N'216|', N'217|', N'218|', N'219|', N'220|', N'221|', N'222|', N'223|', N'224|', N'225|', N'226|', N'227|', N'228|', N'229|', N'230|', N'231|', N'232|', N'233|', N'234|', N'235|', N'236|', N'237|', N'238|', N'239|', N'240|', N'241|', N'242|', N'243|', N'244|', N'245|', N'246|', N'247|', N'248|', N'249|', N'250|', N'251|', N'252|', N'253|', N'254|', N'255|', N'256|', N'257|', N'258|', N'259|', N'260|', N'261|', N'262|', N'263|', N'264|', N'265|', N'266|', N'267|', N'268|', N'269|', N'270|', N'271|', N'272|', N'273|', N'274|', N'275|', N'276|', N'277|', N'278|', N'279|', N'280|', N'281|', N'282|', N'283|', N'284|', N'285|', N'286|', N'287|', N'288|', N'289|', N'290|', N'291|', N'292|', N'293|', N'294|', N'295|', N'296|', N'297|', N'298|', N'299|', N'300|')

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[name_folded] LIKE @folded_contains ESCAPE N'\'

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[name_folded] LIKE @folded_contains ESCAPE N'\'

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [task_run_tags] AS [t0]
    WHERE [t0].[tag] = @first AND [t0].[task_run_seq] = [t].[seq])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [task_run_tags] AS [t0]
    WHERE [t0].[tag] = @first AND [t0].[task_run_seq] = [t].[seq])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [task_run_tags] AS [t0]
    WHERE [t0].[tag] = @first AND [t0].[task_run_seq] = [t].[seq]) AND (
    SELECT COUNT(*)
    FROM [task_run_tags] AS [t1]
    WHERE [t1].[tag] IN (@texts1, @texts2) AND [t1].[task_run_seq] = [t].[seq]) = @p

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [task_run_tags] AS [t0]
    WHERE [t0].[tag] = @first AND [t0].[task_run_seq] = [t].[seq]) AND (
    SELECT COUNT(*)
    FROM [task_run_tags] AS [t1]
    WHERE [t1].[tag] IN (@texts1, @texts2) AND [t1].[task_run_seq] = [t].[seq]) = @p

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [task_run_tags] AS [t0]
    WHERE [t0].[tag] IN (@texts1, @texts2) AND [t0].[task_run_seq] = [t].[seq])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [task_run_tags] AS [t0]
    WHERE [t0].[tag] IN (@texts1, @texts2) AND [t0].[task_run_seq] = [t].[seq])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [task_run_tags] AS [t0]
    WHERE [t0].[tag] IN (N'0|', N'1|', N'2|', N'3|', N'4|', N'5|', N'6|', N'7|', N'8|', N'9|', N'10|', N'11|', N'12|', N'13|', N'14|', N'15|', N'16|', N'17|', N'18|', N'19|', N'20|', N'21|', N'22|', N'23|', N'24|', N'25|', N'26|', N'27|', N'28|', N'29|', N'30|', N'31|', N'32|', N'33|', N'34|', N'35|', N'36|', N'37|', N'38|', N'39|', N'40|', N'41|', N'42|', N'43|', N'44|', N'45|', N'46|', N'47|', N'48|', N'49|', N'50|', N'51|', N'52|', N'53|', N'54|', N'55|', N'56|', N'57|', N'58|', N'59|', N'60|', N'61|', N'62|', N'63|', N'64|', N'65|', N'66|', N'67|', N'68|', N'69|', N'70|', N'71|', N'72|', N'73|', N'74|', N'75|', N'76|', N'77|', N'78|', N'79|', N'80|', N'81|', N'82|', N'83|', N'84|', N'85|', N'86|', N'87|', N'88|', N'89|', N'90|', N'91|', N'92|', N'93|', N'94|', N'95|', N'96|', N'97|', N'98|', N'99|', N'100|', N'101|', N'102|', N'103|', N'104|', N'105|', N'106|', N'107|', N'108|', N'109|', N'110|', N'111|', N'112|', N'113|', N'114|', N'115|', N'116|', N'117|', N'118|', N'119|', N'120|', N'121|', N'122|', N'123|', N'124|', N'125|', N'126|', N'127|', N'128|', N'129|', N'130|', N'131|', N'132|', N'133|', N'134|', N'135|', N'136|', N'137|', N'138|', N'139|', N'140|', N'141|', N'142|', N'143|', N'144|', N'145|', N'146|', N'147|', N'148|', N'149|', N'150|', N'151|', N'152|', N'153|', N'154|', N'155|', N'156|', N'157|', N'158|', N'159|', N'160|', N'161|', N'162|', N'163|', N'164|', N'165|', N'166|', N'167|', N'168|', N'169|', N'170|', N'171|', N'172|', N'173|', N'174|', N'175|', N'176|', N'177|', N'178|', N'179|', N'180|', N'181|', N'182|', N'183|', N'184|', N'185|', N'186|', N'187|', N'188|', N'189|', N'190|', N'191|', N'192|', N'193|', N'194|', N'195|', N'196|', N'197|', N'198|', N'199|', N'200|', N'201|', N'202|', N'203|', N'204|', N'205|', N'206|', N'207|', N'208|', N'209|', N'210|', N'211|', N'212|', N'213|', N'214|', N'215|', N'216|', N'217|', N'218|', N'219|', N'220|', N'221|', N'222|', N'223|', N'224|', N'225|', N'226|', N'227|', N'228|', N'229|', N'230|', N'231|', N'232|', N'233|', N'234|', N'235|', N'236|', N'237|', N'238|', N'239|', N'240|', N'241|', N'242|', N'243|', N'244|', N'245|', N'246|', N'247|', N'248|', N'249|', N'250|', N'251|', N'252|', N'253|', N'254|', N'255|', N'256|', N'257|', N'258|', N'259|', N'260|', N'261|', N'262|', N'263|', N'264|', N'265|', N'266|', N'267|', N'268|', N'269|', N'270|', N'271|', N'272|', N'273|', N'274|', N'275|', N'276|', N'277|', N'278|', N'279|', N'280|', N'281|', N'282|', N'283|', N'284|', N'285|', N'286|', N'287|', N'288|', N'289|', N'290|', N'291|', N'292|', N'293|', N'294|', N'295|', N'296|', N'297|', N'298|', N'299|', N'300|') AND [t0].[task_run_seq] = [t].[seq])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [task_run_tags] AS [t0]
    WHERE [t0].[tag] IN (N'0|', N'1|', N'2|', N'3|', N'4|', N'5|', N'6|', N'7|', N'8|', N'9|', N'10|', N'11|', N'12|', N'13|', N'14|', N'15|', N'16|', N'17|', N'18|', N'19|', N'20|', N'21|', N'22|', N'23|', N'24|', N'25|', N'26|', N'27|', N'28|', N'29|', N'30|', N'31|', N'32|', N'33|', N'34|', N'35|', N'36|', N'37|', N'38|', N'39|', N'40|', N'41|', N'42|', N'43|', N'44|', N'45|', N'46|', N'47|', N'48|', N'49|', N'50|', N'51|', N'52|', N'53|', N'54|', N'55|', N'56|', N'57|', N'58|', N'59|', N'60|', N'61|', N'62|', N'63|', N'64|', N'65|', N'66|', N'67|', N'68|', N'69|', N'70|', N'71|', N'72|', N'73|', N'74|', N'75|', N'76|', N'77|', N'78|', N'79|', N'80|', N'81|', N'82|', N'83|', N'84|', N'85|', N'86|', N'87|', N'88|', N'89|', N'90|', N'91|', N'92|', N'93|', N'94|', N'95|', N'96|', N'97|', N'98|', N'99|', N'100|', N'101|', N'102|', N'103|', N'104|', N'105|', N'106|', N'107|', N'108|', N'109|', N'110|', N'111|', N'112|', N'113|', N'114|', N'115|', N'116|', N'117|', N'118|', N'119|', N'120|', N'121|', N'122|', N'123|', N'124|', N'125|', N'126|', N'127|', N'128|', N'129|', N'130|', N'131|', N'132|', N'133|', N'134|', N'135|', N'136|', N'137|', N'138|', N'139|', N'140|', N'141|', N'142|', N'143|', N'144|', N'145|', N'146|', N'147|', N'148|', N'149|', N'150|', N'151|', N'152|', N'153|', N'154|', N'155|', N'156|', N'157|', N'158|', N'159|', N'160|', N'161|', N'162|', N'163|', N'164|', N'165|', N'166|', N'167|', N'168|', N'169|', N'170|', N'171|', N'172|', N'173|', N'174|', N'175|', N'176|', N'177|', N'178|', N'179|', N'180|', N'181|', N'182|', N'183|', N'184|', N'185|', N'186|', N'187|', N'188|', N'189|', N'190|', N'191|', N'192|', N'193|', N'194|', N'195|', N'196|', N'197|', N'198|', N'199|', N'200|', N'201|', N'202|', N'203|', N'204|', N'205|', N'206|', N'207|', N'208|', N'209|', N'210|', N'211|', N'212|', N'213|', N'214|', N'215|', N'216|', N'217|', N'218|', N'219|', N'220|', N'221|', N'222|', N'223|', N'224|', N'225|', N'226|', N'227|', N'228|', N'229|', N'230|', N'231|', N'232|', N'233|', N'234|', N'235|', N'236|', N'237|', N'238|', N'239|', N'240|', N'241|', N'242|', N'243|', N'244|', N'245|', N'246|', N'247|', N'248|', N'249|', N'250|', N'251|', N'252|', N'253|', N'254|', N'255|', N'256|', N'257|', N'258|', N'259|', N'260|', N'261|', N'262|', N'263|', N'264|', N'265|', N'266|', N'267|', N'268|', N'269|', N'270|', N'271|', N'272|', N'273|', N'274|', N'275|', N'276|', N'277|', N'278|', N'279|', N'280|', N'281|', N'282|', N'283|', N'284|', N'285|', N'286|', N'287|', N'288|', N'289|', N'290|', N'291|', N'292|', N'293|', N'294|', N'295|', N'296|', N'297|', N'298|', N'299|', N'300|') AND [t0].[task_run_seq] = [t].[seq])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[tags] <> CAST(N'[]' AS nvarchar(max))

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[tags] <> CAST(N'[]' AS nvarchar(max))

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[tags] = CAST(N'[]' AS nvarchar(max))

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[tags] = CAST(N'[]' AS nvarchar(max))

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE CAST([t].[state_type] AS nvarchar(max)) + N'' = @types1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE CAST([t].[state_type] AS nvarchar(max)) + N'' = @types1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE CAST([t].[state_type] AS nvarchar(max)) + N'' IN (@types1, @types2)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE CAST([t].[state_type] AS nvarchar(max)) + N'' IN (@types1, @types2)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[state_name] + N'|' = @texts1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[state_name] + N'|' = @texts1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[state_name] + N'|' IN (@texts1, @texts2)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[state_name] + N'|' IN (@texts1, @texts2)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE DATEDIFF_BIG(microsecond, @from, [t].[created]) >= CAST(0 AS bigint) AND DATEDIFF_BIG(microsecond, [t].[created], @to) >= CAST(0 AS bigint)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE DATEDIFF_BIG(microsecond, @from, [t].[created]) >= CAST(0 AS bigint) AND DATEDIFF_BIG(microsecond, [t].[created], @to) >= CAST(0 AS bigint)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE DATEDIFF_BIG(microsecond, @from, [t].[expected_start_time]) >= CAST(0 AS bigint) AND DATEDIFF_BIG(microsecond, [t].[expected_start_time], @to) >= CAST(0 AS bigint)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE DATEDIFF_BIG(microsecond, @from, [t].[expected_start_time]) >= CAST(0 AS bigint) AND DATEDIFF_BIG(microsecond, [t].[expected_start_time], @to) >= CAST(0 AS bigint)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE DATEDIFF_BIG(microsecond, @from, [t].[start_time]) >= CAST(0 AS bigint) AND DATEDIFF_BIG(microsecond, [t].[start_time], @to) >= CAST(0 AS bigint)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE DATEDIFF_BIG(microsecond, @from, [t].[start_time]) >= CAST(0 AS bigint) AND DATEDIFF_BIG(microsecond, [t].[start_time], @to) >= CAST(0 AS bigint)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[end_order] >= @from AND [t].[end_order] > @hasNone AND [t].[end_order] <= @to AND [t].[end_order] > @hasNone

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE DATEDIFF_BIG(microsecond, @from, [t].[end_time]) >= CAST(0 AS bigint) AND DATEDIFF_BIG(microsecond, [t].[end_time], @to) >= CAST(0 AS bigint)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE 0 = 1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE 0 = 1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE 0 = 1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE 0 = 1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[end_order] = @noneHasEnded AND [t].[start_time] IS NULL

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[start_time] IS NULL

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[end_order] = @noneHasEnded AND [t].[end_time] IS NULL

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[end_time] IS NULL

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] IS NOT NULL

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] IS NOT NULL

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] IS NULL

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] IS NULL

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] = @flowRunId

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] = @flowRunId

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] IS NOT NULL AND [t].[flow_run_id] IN (
    SELECT [f].[value]
    FROM OPENJSON(@flowRunIds) WITH ([value] uniqueidentifier '$') AS [f]
)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] IS NOT NULL AND [t].[flow_run_id] IN (
    SELECT [f].[value]
    FROM OPENJSON(@flowRunIds) WITH ([value] uniqueidentifier '$') AS [f]
)

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[parent_task_run_id] = [t].[id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[parent_task_run_id] = [t].[id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE NOT EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[parent_task_run_id] = [t].[id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE NOT EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[parent_task_run_id] = [t].[id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE ([f].[id] IN (
        SELECT [i].[value]
        FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
    ) OR [f].[name] + N'|' IN (@texts1, @texts2)) AND [f].[name_folded] LIKE @part_contains ESCAPE N'\' AND [f].[state_type] NOT IN (@types1, @types2) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE ([f].[id] IN (
        SELECT [i].[value]
        FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
    ) OR [f].[name] + N'|' IN (@texts1, @texts2)) AND [f].[name_folded] LIKE @part_contains ESCAPE N'\' AND [f].[state_type] NOT IN (@types1, @types2) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM OPENJSON(CAST([f].[tags] AS nvarchar(max))) AS [o]
        WHERE [o].[value] + N'|' = @texts1) AND EXISTS (
        SELECT 1
        FROM OPENJSON(CAST([f].[tags] AS nvarchar(max))) AS [o0]
        WHERE [o0].[value] + N'|' = @texts51) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM OPENJSON(CAST([f].[tags] AS nvarchar(max))) AS [o]
        WHERE [o].[value] + N'|' = @texts1) AND EXISTS (
        SELECT 1
        FROM OPENJSON(CAST([f].[tags] AS nvarchar(max))) AS [o0]
        WHERE [o0].[value] + N'|' = @texts51) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM OPENJSON(CAST([f].[tags] AS nvarchar(max))) AS [o]
        WHERE [o].[value] + N'|' IN (@texts1, @texts2)) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM OPENJSON(CAST([f].[tags] AS nvarchar(max))) AS [o]
        WHERE [o].[value] + N'|' IN (@texts1, @texts2)) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[tags] <> CAST(N'[]' AS nvarchar(max)) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[tags] <> CAST(N'[]' AS nvarchar(max)) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[tags] = CAST(N'[]' AS nvarchar(max)) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[tags] = CAST(N'[]' AS nvarchar(max)) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[state_name] + N'|' = @texts1 AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[state_name] + N'|' = @texts1 AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE ([f].[idempotency_key] IS NULL OR [f].[idempotency_key] + N'|' <> @texts1) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE ([f].[idempotency_key] IS NULL OR [f].[idempotency_key] + N'|' <> @texts1) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[flow_version] IS NOT NULL AND [f].[flow_version] + N'|' = @texts1 AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[flow_version] IS NOT NULL AND [f].[flow_version] + N'|' = @texts1 AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[work_queue_name] IS NOT NULL AND [f].[work_queue_name] + N'|' = @texts1 AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[work_queue_name] IS NOT NULL AND [f].[work_queue_name] + N'|' = @texts1 AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[deployment_id] IN (
        SELECT [d].[value]
        FROM OPENJSON(@deployments) WITH ([value] uniqueidentifier '$') AS [d]
    ) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[deployment_id] IN (
        SELECT [d].[value]
        FROM OPENJSON(@deployments) WITH ([value] uniqueidentifier '$') AS [d]
    ) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[parent_task_run_id] IN (
        SELECT [p].[value]
        FROM OPENJSON(@parents) WITH ([value] uniqueidentifier '$') AS [p]
    ) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[parent_task_run_id] IN (
        SELECT [p].[value]
        FROM OPENJSON(@parents) WITH ([value] uniqueidentifier '$') AS [p]
    ) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE COALESCE([f].[start_time], [f].[expected_start_time]) >= @from AND COALESCE([f].[start_time], [f].[expected_start_time]) <= @to AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE COALESCE([f].[start_time], [f].[expected_start_time]) >= @from AND COALESCE([f].[start_time], [f].[expected_start_time]) <= @to AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[end_time] >= @from AND [f].[end_time] <= @to AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[end_time] >= @from AND [f].[end_time] <= @to AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[expected_start_time] >= @from AND [f].[expected_start_time] <= @to AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[expected_start_time] >= @from AND [f].[expected_start_time] <= @to AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[next_scheduled_start_time] >= @from AND [f].[next_scheduled_start_time] <= @to AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[next_scheduled_start_time] >= @from AND [f].[next_scheduled_start_time] <= @to AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[deployment_id] IS NOT NULL AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[deployment_id] IS NOT NULL AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[end_time] IS NULL AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[end_time] IS NULL AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [task_runs] AS [t0]
        WHERE [t0].[flow_run_id] IN (
            SELECT [o].[value]
            FROM OPENJSON(@outer) WITH ([value] uniqueidentifier '$') AS [o]
        ) AND [t0].[id] = [f].[parent_task_run_id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [task_runs] AS [t0]
        WHERE [t0].[flow_run_id] IN (
            SELECT [o].[value]
            FROM OPENJSON(@outer) WITH ([value] uniqueidentifier '$') AS [o]
        ) AND [t0].[id] = [f].[parent_task_run_id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE 0 = 1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE 0 = 1

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE [f0].[id] NOT IN (
            SELECT [i].[value]
            FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
        ) AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE [f0].[id] NOT IN (
            SELECT [i].[value]
            FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
        ) AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE [f0].[name] + N'|' IN (@texts1, @texts2) AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE [f0].[name] + N'|' IN (@texts1, @texts2) AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE [f0].[name_folded] LIKE @part_contains ESCAPE N'\' AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE [f0].[name_folded] LIKE @part_contains ESCAPE N'\' AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE EXISTS (
            SELECT 1
            FROM OPENJSON(CAST([f0].[tags] AS nvarchar(max))) AS [o]
            WHERE [o].[value] + N'|' = @texts1) AND EXISTS (
            SELECT 1
            FROM OPENJSON(CAST([f0].[tags] AS nvarchar(max))) AS [o0]
            WHERE [o0].[value] + N'|' = @texts51) AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE EXISTS (
            SELECT 1
            FROM OPENJSON(CAST([f0].[tags] AS nvarchar(max))) AS [o]
            WHERE [o].[value] + N'|' = @texts1) AND EXISTS (
            SELECT 1
            FROM OPENJSON(CAST([f0].[tags] AS nvarchar(max))) AS [o0]
            WHERE [o0].[value] + N'|' = @texts51) AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE [f0].[tags] <> CAST(N'[]' AS nvarchar(max)) AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE [f0].[tags] <> CAST(N'[]' AS nvarchar(max)) AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE [f0].[tags] = CAST(N'[]' AS nvarchar(max)) AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE [f0].[tags] = CAST(N'[]' AS nvarchar(max)) AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE EXISTS (
            SELECT 1
            FROM [flow_runs] AS [f1]
            WHERE [f1].[name] + N'|' = @texts1 AND [f1].[flow_id] = [f0].[id]) AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE EXISTS (
            SELECT 1
            FROM [flow_runs] AS [f1]
            WHERE [f1].[name] + N'|' = @texts1 AND [f1].[flow_id] = [f0].[id]) AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [task_runs] AS [t0]
        WHERE EXISTS (
            SELECT 1
            FROM [task_run_tags] AS [t1]
            WHERE [t1].[tag] = @first AND [t1].[task_run_seq] = [t0].[seq]) AND [t0].[flow_run_id] = [f].[id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [task_runs] AS [t0]
        WHERE EXISTS (
            SELECT 1
            FROM [task_run_tags] AS [t1]
            WHERE [t1].[tag] = @first AND [t1].[task_run_seq] = [t0].[seq]) AND [t0].[flow_run_id] = [f].[id]) AND [f].[id] = [t].[flow_run_id])

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
ORDER BY [t].[seq] DESC

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
ORDER BY DATEDIFF_BIG(microsecond, @origin, [t].[expected_start_time]), [t].[seq]

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
ORDER BY DATEDIFF_BIG(microsecond, @origin, [t].[expected_start_time]) DESC, [t].[seq] DESC

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
ORDER BY [t].[name_prefix] + N'', [t].[seq]

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
ORDER BY [t].[name_prefix] + N'' DESC, [t].[seq] DESC

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
ORDER BY DATEDIFF_BIG(microsecond, @origin, [t].[next_scheduled_order]), [t].[seq]

-- Runs that a sort's index is walked for, and few of them
SELECT [t].[seq]
FROM [task_runs] AS [t]
ORDER BY DATEDIFF_BIG(microsecond, @origin, [t].[end_order]) DESC, [t].[seq] DESC

-- FlowRunQueries
SELECT TOP(1) [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[name_folded], [f].[name_hash], [f].[tags], [f].[updated]
FROM [flows] AS [f]
WHERE [f].[id] = @id

-- FlowRunQueries
SELECT TOP(1) [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[name_folded], [f].[name_hash], [f].[tags], [f].[updated]
FROM [flows] AS [f]
WHERE [f].[name_hash] = @hash

-- FlowRunQueries
SELECT TOP(1) [f].[seq], [f].[actor], [f].[artifact], [f].[data], [f].[details], [f].[flow_run_seq], [f].[id], [f].[is_forced], [f].[message], [f].[name], [f].[reason], [f].[rule], [f].[source], [f].[timestamp], [f].[transition_id], [f].[type]
FROM [flow_run_states] AS [f]
WHERE [f].[id] = @id

-- FlowRunQueries
SELECT [f0].[seq], [f0].[actor], [f0].[artifact], [f0].[data], [f0].[details], [f0].[flow_run_seq], [f0].[id], [f0].[is_forced], [f0].[message], [f0].[name], [f0].[reason], [f0].[rule], [f0].[source], [f0].[timestamp], [f0].[transition_id], [f0].[type]
FROM [flow_runs] AS [f]
INNER JOIN [flow_run_states] AS [f0] ON [f].[seq] = [f0].[flow_run_seq]
WHERE [f].[id] = @flowRunId
ORDER BY [f0].[timestamp]

-- FlowRunQueries
SELECT TOP(@p) [f0].[seq], [f0].[actor], [f0].[artifact], [f0].[data], [f0].[details], [f0].[flow_run_seq], [f0].[id], [f0].[is_forced], [f0].[message], [f0].[name], [f0].[reason], [f0].[rule], [f0].[source], [f0].[timestamp], [f0].[transition_id], [f0].[type]
FROM [flow_runs] AS [f]
INNER JOIN [flow_run_states] AS [f0] ON [f].[seq] = [f0].[flow_run_seq]
WHERE [f].[id] = @flowRunId
ORDER BY [f0].[timestamp] DESC

-- FlowRunQueries
SELECT [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[name_folded], [f].[name_hash], [f].[tags], [f].[updated]
FROM [flows] AS [f]
ORDER BY [f].[name], [f].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FlowRunQueries
SELECT [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[name_folded], [f].[name_hash], [f].[tags], [f].[updated]
FROM [flows] AS [f]
ORDER BY [f].[name] DESC, [f].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FlowRunQueries
SELECT [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[name_folded], [f].[name_hash], [f].[tags], [f].[updated]
FROM [flows] AS [f]
ORDER BY [f].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FlowRunQueries
SELECT [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[name_folded], [f].[name_hash], [f].[tags], [f].[updated]
FROM [flows] AS [f]
ORDER BY [f].[updated] DESC, [f].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FlowRunQueries
SELECT [f].[seq], [f].[actor], [f].[context], [f].[created], [f].[deployment_id], [f].[end_time], [f].[expected_start_time], [f].[flow_id], [f].[flow_version], [f].[id], [f].[idempotency_hash], [f].[idempotency_key], [f].[infrastructure_document_id], [f].[infrastructure_pid], [f].[job_variables], [f].[labels], [f].[name], [f].[name_folded], [f].[next_scheduled_start_time], [f].[parameters], [f].[parent_task_run_id], [f].[pause_reschedule], [f].[pause_timeout], [f].[policy], [f].[run_count], [f].[source], [f].[start_time], [f].[state_id], [f].[state_name], [f].[state_timestamp], [f].[state_type], [f].[tags], [f].[total_run_time], [f].[updated], [f].[version], [f].[work_pool_name], [f].[work_queue_name]
FROM [flow_runs] AS [f]
ORDER BY [f].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FlowRunQueries
SELECT [f].[seq], [f].[actor], [f].[artifact], [f].[data], [f].[details], [f].[flow_run_seq], [f].[id], [f].[is_forced], [f].[message], [f].[name], [f].[reason], [f].[rule], [f].[source], [f].[timestamp], [f].[transition_id], [f].[type]
FROM [flow_run_states] AS [f]
WHERE [f].[id] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)

-- FlowRunQueries
SELECT [f].[seq], [f].[actor], [f].[context], [f].[created], [f].[deployment_id], [f].[end_time], [f].[expected_start_time], [f].[flow_id], [f].[flow_version], [f].[id], [f].[idempotency_hash], [f].[idempotency_key], [f].[infrastructure_document_id], [f].[infrastructure_pid], [f].[job_variables], [f].[labels], [f].[name], [f].[name_folded], [f].[next_scheduled_start_time], [f].[parameters], [f].[parent_task_run_id], [f].[pause_reschedule], [f].[pause_timeout], [f].[policy], [f].[run_count], [f].[source], [f].[start_time], [f].[state_id], [f].[state_name], [f].[state_timestamp], [f].[state_type], [f].[tags], [f].[total_run_time], [f].[updated], [f].[version], [f].[work_pool_name], [f].[work_queue_name]
FROM [flow_runs] AS [f]
ORDER BY COALESCE([f].[start_time], [f].[expected_start_time]), [f].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FlowRunQueries
SELECT [f].[seq], [f].[actor], [f].[artifact], [f].[data], [f].[details], [f].[flow_run_seq], [f].[id], [f].[is_forced], [f].[message], [f].[name], [f].[reason], [f].[rule], [f].[source], [f].[timestamp], [f].[transition_id], [f].[type]
FROM [flow_run_states] AS [f]
WHERE [f].[id] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)

-- FlowRunQueries
SELECT [f].[seq], [f].[actor], [f].[context], [f].[created], [f].[deployment_id], [f].[end_time], [f].[expected_start_time], [f].[flow_id], [f].[flow_version], [f].[id], [f].[idempotency_hash], [f].[idempotency_key], [f].[infrastructure_document_id], [f].[infrastructure_pid], [f].[job_variables], [f].[labels], [f].[name], [f].[name_folded], [f].[next_scheduled_start_time], [f].[parameters], [f].[parent_task_run_id], [f].[pause_reschedule], [f].[pause_timeout], [f].[policy], [f].[run_count], [f].[source], [f].[start_time], [f].[state_id], [f].[state_name], [f].[state_timestamp], [f].[state_type], [f].[tags], [f].[total_run_time], [f].[updated], [f].[version], [f].[work_pool_name], [f].[work_queue_name]
FROM [flow_runs] AS [f]
ORDER BY COALESCE([f].[start_time], [f].[expected_start_time]) DESC, [f].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FlowRunQueries
SELECT [f].[seq], [f].[actor], [f].[artifact], [f].[data], [f].[details], [f].[flow_run_seq], [f].[id], [f].[is_forced], [f].[message], [f].[name], [f].[reason], [f].[rule], [f].[source], [f].[timestamp], [f].[transition_id], [f].[type]
FROM [flow_run_states] AS [f]
WHERE [f].[id] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)

-- FlowRunQueries
SELECT [f].[seq], [f].[actor], [f].[context], [f].[created], [f].[deployment_id], [f].[end_time], [f].[expected_start_time], [f].[flow_id], [f].[flow_version], [f].[id], [f].[idempotency_hash], [f].[idempotency_key], [f].[infrastructure_document_id], [f].[infrastructure_pid], [f].[job_variables], [f].[labels], [f].[name], [f].[name_folded], [f].[next_scheduled_start_time], [f].[parameters], [f].[parent_task_run_id], [f].[pause_reschedule], [f].[pause_timeout], [f].[policy], [f].[run_count], [f].[source], [f].[start_time], [f].[state_id], [f].[state_name], [f].[state_timestamp], [f].[state_type], [f].[tags], [f].[total_run_time], [f].[updated], [f].[version], [f].[work_pool_name], [f].[work_queue_name]
FROM [flow_runs] AS [f]
ORDER BY [f].[expected_start_time], [f].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FlowRunQueries
SELECT [f].[seq], [f].[actor], [f].[artifact], [f].[data], [f].[details], [f].[flow_run_seq], [f].[id], [f].[is_forced], [f].[message], [f].[name], [f].[reason], [f].[rule], [f].[source], [f].[timestamp], [f].[transition_id], [f].[type]
FROM [flow_run_states] AS [f]
WHERE [f].[id] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)

-- FlowRunQueries
SELECT [f].[seq], [f].[actor], [f].[context], [f].[created], [f].[deployment_id], [f].[end_time], [f].[expected_start_time], [f].[flow_id], [f].[flow_version], [f].[id], [f].[idempotency_hash], [f].[idempotency_key], [f].[infrastructure_document_id], [f].[infrastructure_pid], [f].[job_variables], [f].[labels], [f].[name], [f].[name_folded], [f].[next_scheduled_start_time], [f].[parameters], [f].[parent_task_run_id], [f].[pause_reschedule], [f].[pause_timeout], [f].[policy], [f].[run_count], [f].[source], [f].[start_time], [f].[state_id], [f].[state_name], [f].[state_timestamp], [f].[state_type], [f].[tags], [f].[total_run_time], [f].[updated], [f].[version], [f].[work_pool_name], [f].[work_queue_name]
FROM [flow_runs] AS [f]
ORDER BY [f].[expected_start_time] DESC, [f].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FlowRunQueries
SELECT [f].[seq], [f].[actor], [f].[artifact], [f].[data], [f].[details], [f].[flow_run_seq], [f].[id], [f].[is_forced], [f].[message], [f].[name], [f].[reason], [f].[rule], [f].[source], [f].[timestamp], [f].[transition_id], [f].[type]
FROM [flow_run_states] AS [f]
WHERE [f].[id] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)

-- FlowRunQueries
SELECT [f].[seq], [f].[actor], [f].[context], [f].[created], [f].[deployment_id], [f].[end_time], [f].[expected_start_time], [f].[flow_id], [f].[flow_version], [f].[id], [f].[idempotency_hash], [f].[idempotency_key], [f].[infrastructure_document_id], [f].[infrastructure_pid], [f].[job_variables], [f].[labels], [f].[name], [f].[name_folded], [f].[next_scheduled_start_time], [f].[parameters], [f].[parent_task_run_id], [f].[pause_reschedule], [f].[pause_timeout], [f].[policy], [f].[run_count], [f].[source], [f].[start_time], [f].[state_id], [f].[state_name], [f].[state_timestamp], [f].[state_type], [f].[tags], [f].[total_run_time], [f].[updated], [f].[version], [f].[work_pool_name], [f].[work_queue_name]
FROM [flow_runs] AS [f]
ORDER BY [f].[name], [f].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FlowRunQueries
SELECT [f].[seq], [f].[actor], [f].[artifact], [f].[data], [f].[details], [f].[flow_run_seq], [f].[id], [f].[is_forced], [f].[message], [f].[name], [f].[reason], [f].[rule], [f].[source], [f].[timestamp], [f].[transition_id], [f].[type]
FROM [flow_run_states] AS [f]
WHERE [f].[id] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)

-- FlowRunQueries
SELECT [f].[seq], [f].[actor], [f].[context], [f].[created], [f].[deployment_id], [f].[end_time], [f].[expected_start_time], [f].[flow_id], [f].[flow_version], [f].[id], [f].[idempotency_hash], [f].[idempotency_key], [f].[infrastructure_document_id], [f].[infrastructure_pid], [f].[job_variables], [f].[labels], [f].[name], [f].[name_folded], [f].[next_scheduled_start_time], [f].[parameters], [f].[parent_task_run_id], [f].[pause_reschedule], [f].[pause_timeout], [f].[policy], [f].[run_count], [f].[source], [f].[start_time], [f].[state_id], [f].[state_name], [f].[state_timestamp], [f].[state_type], [f].[tags], [f].[total_run_time], [f].[updated], [f].[version], [f].[work_pool_name], [f].[work_queue_name]
FROM [flow_runs] AS [f]
ORDER BY [f].[name] DESC, [f].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FlowRunQueries
SELECT [f].[seq], [f].[actor], [f].[artifact], [f].[data], [f].[details], [f].[flow_run_seq], [f].[id], [f].[is_forced], [f].[message], [f].[name], [f].[reason], [f].[rule], [f].[source], [f].[timestamp], [f].[transition_id], [f].[type]
FROM [flow_run_states] AS [f]
WHERE [f].[id] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)

-- FlowRunQueries
SELECT [f].[seq], [f].[actor], [f].[context], [f].[created], [f].[deployment_id], [f].[end_time], [f].[expected_start_time], [f].[flow_id], [f].[flow_version], [f].[id], [f].[idempotency_hash], [f].[idempotency_key], [f].[infrastructure_document_id], [f].[infrastructure_pid], [f].[job_variables], [f].[labels], [f].[name], [f].[name_folded], [f].[next_scheduled_start_time], [f].[parameters], [f].[parent_task_run_id], [f].[pause_reschedule], [f].[pause_timeout], [f].[policy], [f].[run_count], [f].[source], [f].[start_time], [f].[state_id], [f].[state_name], [f].[state_timestamp], [f].[state_type], [f].[tags], [f].[total_run_time], [f].[updated], [f].[version], [f].[work_pool_name], [f].[work_queue_name]
FROM [flow_runs] AS [f]
ORDER BY CASE
    WHEN [f].[next_scheduled_start_time] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [f].[next_scheduled_start_time], [f].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FlowRunQueries
SELECT [f].[seq], [f].[actor], [f].[artifact], [f].[data], [f].[details], [f].[flow_run_seq], [f].[id], [f].[is_forced], [f].[message], [f].[name], [f].[reason], [f].[rule], [f].[source], [f].[timestamp], [f].[transition_id], [f].[type]
FROM [flow_run_states] AS [f]
WHERE [f].[id] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)

-- FlowRunQueries
SELECT [f].[seq], [f].[actor], [f].[context], [f].[created], [f].[deployment_id], [f].[end_time], [f].[expected_start_time], [f].[flow_id], [f].[flow_version], [f].[id], [f].[idempotency_hash], [f].[idempotency_key], [f].[infrastructure_document_id], [f].[infrastructure_pid], [f].[job_variables], [f].[labels], [f].[name], [f].[name_folded], [f].[next_scheduled_start_time], [f].[parameters], [f].[parent_task_run_id], [f].[pause_reschedule], [f].[pause_timeout], [f].[policy], [f].[run_count], [f].[source], [f].[start_time], [f].[state_id], [f].[state_name], [f].[state_timestamp], [f].[state_type], [f].[tags], [f].[total_run_time], [f].[updated], [f].[version], [f].[work_pool_name], [f].[work_queue_name]
FROM [flow_runs] AS [f]
ORDER BY CASE
    WHEN [f].[end_time] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [f].[end_time] DESC, [f].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FlowRunQueries
SELECT [f].[seq], [f].[actor], [f].[artifact], [f].[data], [f].[details], [f].[flow_run_seq], [f].[id], [f].[is_forced], [f].[message], [f].[name], [f].[reason], [f].[rule], [f].[source], [f].[timestamp], [f].[transition_id], [f].[type]
FROM [flow_run_states] AS [f]
WHERE [f].[id] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)

-- FlowRunQueries
SELECT COUNT(*)
FROM [flows] AS [f]

-- FlowRunQueries
SELECT COUNT(*)
FROM [flows] AS [f]
WHERE 0 = 1

-- FlowRunQueries
SELECT COUNT(*)
FROM [flows] AS [f]
WHERE [f].[id] NOT IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)

-- FlowRunQueries
SELECT COUNT(*)
FROM [flows] AS [f]
WHERE [f].[name] + N'|' IN (@texts1, @texts2)

-- FlowRunQueries
SELECT COUNT(*)
FROM [flows] AS [f]
WHERE [f].[name_folded] LIKE @part_contains ESCAPE N'\'

-- FlowRunQueries
SELECT COUNT(*)
FROM [flows] AS [f]
WHERE EXISTS (
    SELECT 1
    FROM OPENJSON(CAST([f].[tags] AS nvarchar(max))) AS [o]
    WHERE [o].[value] + N'|' = @texts1) AND EXISTS (
    SELECT 1
    FROM OPENJSON(CAST([f].[tags] AS nvarchar(max))) AS [o0]
    WHERE [o0].[value] + N'|' = @texts51)

-- FlowRunQueries
SELECT COUNT(*)
FROM [flows] AS [f]
WHERE [f].[tags] <> CAST(N'[]' AS nvarchar(max))

-- FlowRunQueries
SELECT COUNT(*)
FROM [flows] AS [f]
WHERE [f].[tags] = CAST(N'[]' AS nvarchar(max))

-- FlowRunQueries
SELECT COUNT(*)
FROM [flows] AS [f]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f0]
    WHERE [f0].[name] + N'|' = @texts1 AND [f0].[flow_id] = [f].[id])

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE ([f].[id] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
) OR [f].[name] + N'|' IN (@texts1, @texts2)) AND [f].[name_folded] LIKE @part_contains ESCAPE N'\' AND [f].[state_type] NOT IN (@types1, @types2)

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE EXISTS (
    SELECT 1
    FROM OPENJSON(CAST([f].[tags] AS nvarchar(max))) AS [o]
    WHERE [o].[value] + N'|' = @texts1) AND EXISTS (
    SELECT 1
    FROM OPENJSON(CAST([f].[tags] AS nvarchar(max))) AS [o0]
    WHERE [o0].[value] + N'|' = @texts51)

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE EXISTS (
    SELECT 1
    FROM OPENJSON(CAST([f].[tags] AS nvarchar(max))) AS [o]
    WHERE [o].[value] + N'|' IN (@texts1, @texts2))

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE [f].[tags] <> CAST(N'[]' AS nvarchar(max))

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE [f].[tags] = CAST(N'[]' AS nvarchar(max))

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE [f].[state_name] + N'|' = @texts1

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE [f].[idempotency_key] IS NULL OR [f].[idempotency_key] + N'|' <> @texts1

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE [f].[flow_version] IS NOT NULL AND [f].[flow_version] + N'|' = @texts1

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE [f].[work_queue_name] IS NOT NULL AND [f].[work_queue_name] + N'|' = @texts1

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE [f].[deployment_id] IN (
    SELECT [d].[value]
    FROM OPENJSON(@deployments) WITH ([value] uniqueidentifier '$') AS [d]
)

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE [f].[parent_task_run_id] IN (
    SELECT [p].[value]
    FROM OPENJSON(@parents) WITH ([value] uniqueidentifier '$') AS [p]
)

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE COALESCE([f].[start_time], [f].[expected_start_time]) >= @from AND COALESCE([f].[start_time], [f].[expected_start_time]) <= @to

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE [f].[end_time] >= @from AND [f].[end_time] <= @to

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE [f].[expected_start_time] >= @from AND [f].[expected_start_time] <= @to

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE [f].[next_scheduled_start_time] >= @from AND [f].[next_scheduled_start_time] <= @to

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE [f].[deployment_id] IS NOT NULL

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE [f].[end_time] IS NULL

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE EXISTS (
    SELECT 1
    FROM [task_runs] AS [t]
    WHERE [t].[flow_run_id] IN (
        SELECT [o].[value]
        FROM OPENJSON(@outer) WITH ([value] uniqueidentifier '$') AS [o]
    ) AND [t].[id] = [f].[parent_task_run_id])

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE EXISTS (
    SELECT 1
    FROM [flows] AS [f0]
    WHERE [f0].[id] = [f].[flow_id])

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE 0 = 1

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE EXISTS (
    SELECT 1
    FROM [flows] AS [f0]
    WHERE [f0].[id] NOT IN (
        SELECT [i].[value]
        FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
    ) AND [f0].[id] = [f].[flow_id])

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE EXISTS (
    SELECT 1
    FROM [flows] AS [f0]
    WHERE [f0].[name] + N'|' IN (@texts1, @texts2) AND [f0].[id] = [f].[flow_id])

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE EXISTS (
    SELECT 1
    FROM [flows] AS [f0]
    WHERE [f0].[name_folded] LIKE @part_contains ESCAPE N'\' AND [f0].[id] = [f].[flow_id])

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE EXISTS (
    SELECT 1
    FROM [flows] AS [f0]
    WHERE EXISTS (
        SELECT 1
        FROM OPENJSON(CAST([f0].[tags] AS nvarchar(max))) AS [o]
        WHERE [o].[value] + N'|' = @texts1) AND EXISTS (
        SELECT 1
        FROM OPENJSON(CAST([f0].[tags] AS nvarchar(max))) AS [o0]
        WHERE [o0].[value] + N'|' = @texts51) AND [f0].[id] = [f].[flow_id])

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE EXISTS (
    SELECT 1
    FROM [flows] AS [f0]
    WHERE [f0].[tags] <> CAST(N'[]' AS nvarchar(max)) AND [f0].[id] = [f].[flow_id])

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE EXISTS (
    SELECT 1
    FROM [flows] AS [f0]
    WHERE [f0].[tags] = CAST(N'[]' AS nvarchar(max)) AND [f0].[id] = [f].[flow_id])

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE EXISTS (
    SELECT 1
    FROM [flows] AS [f0]
    WHERE EXISTS (
        SELECT 1
        FROM [flow_runs] AS [f1]
        WHERE [f1].[name] + N'|' = @texts1 AND [f1].[flow_id] = [f0].[id]) AND [f0].[id] = [f].[flow_id])

-- FlowRunQueries
SELECT COUNT(*)
FROM [flow_runs] AS [f]
WHERE EXISTS (
    SELECT 1
    FROM [task_runs] AS [t]
    WHERE EXISTS (
        SELECT 1
        FROM [task_run_tags] AS [t0]
        WHERE [t0].[tag] = @first AND [t0].[task_run_seq] = [t].[seq]) AND [t].[flow_run_id] = [f].[id])

-- FlowRunQueries
SELECT [f0].[Interval], [f0].[state_type] AS [StateType], [f0].[state_name] AS [StateName], COUNT(*) AS [Count], COALESCE(SUM(CAST([f0].[total_run_time] AS bigint) + CASE
    WHEN [f0].[state_type] = 'RUNNING' AND [f0].[state_timestamp] < @now THEN DATEDIFF_BIG(microsecond, [f0].[state_timestamp], @now)
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [RunTime], COALESCE(SUM(CASE
    WHEN [f0].[start_time] IS NOT NULL THEN CASE
        WHEN [f0].[start_time] > [f0].[expected_start_time] THEN DATEDIFF_BIG(microsecond, [f0].[expected_start_time], [f0].[start_time])
        ELSE CAST(0 AS bigint)
    END
    WHEN [f0].[expected_start_time] < @now0 AND [f0].[state_type] NOT IN ('COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED') THEN DATEDIFF_BIG(microsecond, [f0].[expected_start_time], @now0)
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [Delay]
FROM (
    SELECT [f].[expected_start_time], [f].[start_time], [f].[state_name], [f].[state_timestamp], [f].[state_type], [f].[total_run_time], DATEDIFF_BIG(microsecond, @start, [f].[expected_start_time]) / @width AS [Interval]
    FROM [flow_runs] AS [f]
    WHERE [f].[expected_start_time] >= @start AND [f].[expected_start_time] < @end
) AS [f0]
GROUP BY [f0].[Interval], [f0].[state_type], [f0].[state_name]
ORDER BY [f0].[Interval]

-- FlowRunQueries
SELECT AVG(CAST(CASE
    WHEN [f].[start_time] IS NOT NULL THEN CASE
        WHEN [f].[start_time] > [f].[expected_start_time] THEN DATEDIFF_BIG(microsecond, [f].[expected_start_time], [f].[start_time])
        ELSE CAST(0 AS bigint)
    END
    WHEN [f].[expected_start_time] < @now AND [f].[state_type] NOT IN ('COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED') THEN DATEDIFF_BIG(microsecond, [f].[expected_start_time], @now)
    ELSE CAST(0 AS bigint)
END AS float))
FROM [flow_runs] AS [f]

-- FlowRunQueries
SELECT TOP(@p) [t].[id], [t].[name], [t].[state_type], [t].[start_time], [t].[end_time], [t].[task_inputs]
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] = @id AND [t].[start_time] IS NOT NULL
ORDER BY [t].[start_time], [t].[seq]

-- FlowRunQueries
SELECT [t].[id], [f].[seq], [f].[id], [f0].[name], [f].[name], [f].[state_type], [f].[start_time], [f].[end_time]
FROM [task_runs] AS [t]
INNER JOIN [flow_runs] AS [f] ON [t].[id] = [f].[parent_task_run_id]
INNER JOIN [flows] AS [f0] ON [f].[flow_id] = [f0].[id]
WHERE [t].[flow_run_id] = @id AND [t].[start_time] IS NOT NULL

-- FlowRunQueries
SELECT [f0].[seq], [f0].[actor], [f0].[artifact], [f0].[data], [f0].[details], [f0].[flow_run_seq], [f0].[id], [f0].[is_forced], [f0].[message], [f0].[name], [f0].[reason], [f0].[rule], [f0].[source], [f0].[timestamp], [f0].[transition_id], [f0].[type]
FROM [flow_runs] AS [f]
INNER JOIN [flow_run_states] AS [f0] ON [f].[seq] = [f0].[flow_run_seq]
WHERE [f].[id] = @flowRunId
ORDER BY [f0].[timestamp]

-- FlowRunQueries
SELECT TOP(1) COALESCE([f].[start_time], [f].[expected_start_time]) AS [Start], [f].[end_time] AS [EndTime]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @id

-- A flow and a flow run
INSERT INTO [flows] ([seq], [created], [id], [labels], [name], [name_folded], [name_hash], [tags], [updated])
SELECT [seq], [created], [id], [labels], [name], [name_folded], CONVERT(binary(32), [name_hash], 2), [tags], [updated]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [created] datetime2(6),
    [id] uniqueidentifier,
    [labels] nvarchar(max),
    [name] nvarchar(4000),
    [name_folded] nvarchar(4000),
    [name_hash] varchar(max),
    [tags] nvarchar(max),
    [updated] datetime2(6)
)

-- A flow and a flow run
INSERT INTO [flow_runs] ([seq], [actor], [context], [created], [deployment_id], [end_time], [expected_start_time], [flow_id], [flow_version], [id], [idempotency_hash], [idempotency_key], [infrastructure_document_id], [infrastructure_pid], [job_variables], [labels], [name], [name_folded], [next_scheduled_start_time], [parameters], [parent_task_run_id], [pause_reschedule], [pause_timeout], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [total_run_time], [updated], [version], [work_pool_name], [work_queue_name])
SELECT [seq], [actor], [context], [created], [deployment_id], [end_time], [expected_start_time], [flow_id], [flow_version], [id], CONVERT(binary(32), [idempotency_hash], 2), [idempotency_key], [infrastructure_document_id], [infrastructure_pid], [job_variables], [labels], [name], [name_folded], [next_scheduled_start_time], [parameters], [parent_task_run_id], [pause_reschedule], [pause_timeout], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [total_run_time], [updated], [version], [work_pool_name], [work_queue_name]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [actor] nvarchar(200),
    [context] nvarchar(max),
    [created] datetime2(6),
    [deployment_id] uniqueidentifier,
    [end_time] datetime2(6),
    [expected_start_time] datetime2(6),
    [flow_id] uniqueidentifier,
    [flow_version] nvarchar(4000),
    [id] uniqueidentifier,
    [idempotency_hash] varchar(max),
    [idempotency_key] nvarchar(4000),
    [infrastructure_document_id] uniqueidentifier,
    [infrastructure_pid] nvarchar(4000),
    [job_variables] nvarchar(max),
    [labels] nvarchar(max),
    [name] nvarchar(4000),
    [name_folded] nvarchar(4000),
    [next_scheduled_start_time] datetime2(6),
    [parameters] nvarchar(max),
    [parent_task_run_id] uniqueidentifier,
    [pause_reschedule] bit,
    [pause_timeout] datetime2(6),
    [policy] nvarchar(max),
    [run_count] int,
    [source] varchar(10),
    [start_time] datetime2(6),
    [state_id] uniqueidentifier,
    [state_name] nvarchar(4000),
    [state_timestamp] datetime2(6),
    [state_type] varchar(10),
    [tags] nvarchar(max),
    [total_run_time] bigint,
    [updated] datetime2(6),
    [version] int,
    [work_pool_name] nvarchar(4000),
    [work_queue_name] nvarchar(4000)
)

-- A flow and a flow run
INSERT INTO [flow_run_states] ([seq], [actor], [artifact], [data], [details], [flow_run_seq], [id], [is_forced], [message], [name], [reason], [rule], [source], [timestamp], [transition_id], [type])
SELECT [seq], [actor], [artifact], [data], [details], [flow_run_seq], [id], [is_forced], [message], [name], [reason], [rule], [source], [timestamp], [transition_id], [type]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [actor] nvarchar(200),
    [artifact] nvarchar(max),
    [data] nvarchar(max),
    [details] nvarchar(max),
    [flow_run_seq] bigint,
    [id] uniqueidentifier,
    [is_forced] bit,
    [message] nvarchar(max),
    [name] nvarchar(4000),
    [reason] nvarchar(max),
    [rule] nvarchar(40),
    [source] varchar(10),
    [timestamp] datetime2(6),
    [transition_id] uniqueidentifier,
    [type] varchar(10)
)

-- A flow and a flow run
INSERT INTO [flow_run_work] ([seq], [kind], [state_type], [subject_id])
SELECT [seq], [kind], [state_type], [subject_id]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [kind] varchar(20),
    [state_type] varchar(10),
    [subject_id] uniqueidentifier
)

-- A flow and a flow run
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [flow_runs] SET [actor] = @p0, [context] = @p1, [created] = @p2, [deployment_id] = @p3, [end_time] = @p4, [expected_start_time] = @p5, [flow_id] = @p6, [flow_version] = @p7, [id] = @p8, [idempotency_hash] = @p9, [idempotency_key] = @p10, [infrastructure_document_id] = @p11, [infrastructure_pid] = @p12, [job_variables] = @p13, [labels] = @p14, [name] = @p15, [name_folded] = @p16, [next_scheduled_start_time] = @p17, [parameters] = @p18, [parent_task_run_id] = @p19, [pause_reschedule] = @p20, [pause_timeout] = @p21, [policy] = @p22, [run_count] = @p23, [source] = @p24, [start_time] = @p25, [state_id] = @p26, [state_name] = @p27, [state_timestamp] = @p28, [state_type] = @p29, [tags] = @p30, [total_run_time] = @p31, [updated] = @p32, [version] = @p33, [work_pool_name] = @p34, [work_queue_name] = @p35
OUTPUT 1
WHERE [seq] = @p36 AND [version] = @p37;

-- A flow and a flow run
DELETE FROM [f]
FROM [flows] AS [f]
WHERE [f].[seq] = CAST(1 AS bigint)

-- A flow and a flow run
DELETE FROM [f]
FROM [flow_runs] AS [f]
WHERE [f].[seq] = CAST(2 AS bigint)

-- A flow and a flow run
DELETE FROM [f]
FROM [flow_run_work] AS [f]
WHERE [f].[seq] = CAST(4 AS bigint)

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE 0 = 1

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE ([t].[name_prefix] = @texts2 AND [t].[name] + N'|' = @texts11) OR [t].[flow_run_id] IS NOT NULL

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT DISTINCT TOP(@p) [u0].[seq]
    FROM (
        SELECT [t].[seq]
        FROM [task_runs] AS [t]
        WHERE [t].[state_type] = @type
        UNION ALL
        SELECT [t0].[seq]
        FROM [task_runs] AS [t0]
        WHERE [t0].[state_name_prefix] IS NOT NULL AND [t0].[state_name_prefix] = @texts1
        UNION ALL
        SELECT [t1].[seq]
        FROM [task_runs] AS [t1]
        WHERE [t1].[state_type] = @types1
    ) AS [u0]
) AS [u1]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[state_type] = @type
    UNION ALL
    SELECT [t1].[seq]
    FROM [task_runs] AS [t1]
    WHERE [t1].[state_name_prefix] IS NOT NULL AND [t1].[state_name_prefix] = @texts1
    UNION ALL
    SELECT [t2].[seq]
    FROM [task_runs] AS [t2]
    WHERE [t2].[state_type] = @types1
) AND (CAST([t].[state_type] AS nvarchar(max)) + N'' = @types31 OR [t].[state_name] + N'|' = @texts41)

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[state_type] <> @type

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] IS NULL OR [t].[flow_run_id] NOT IN (
    SELECT [f].[value]
    FROM OPENJSON(@flowRunIds) WITH ([value] uniqueidentifier '$') AS [f]
)

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE NOT EXISTS (
    SELECT 1
    FROM [task_run_tags] AS [t0]
    WHERE [t0].[tag] = @first AND [t0].[task_run_seq] = [t].[seq]) AND ([t].[task_key_prefix] <> @texts1 OR [t].[task_key] + N'|' <> @texts31)

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[task_key_prefix] = @texts1
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[task_key_prefix] = @texts2
) AND [t].[task_key] + N'|' = @texts11

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[task_key_prefix] IN (@texts1, @texts2)
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[task_key_prefix] IN (@texts2, @texts3)
) AND [t].[task_key] + N'|' IN (@texts11, @texts12)

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[dynamic_key] + N'|' = @texts1

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[dynamic_key] + N'|' IN (@texts1, @texts2)

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[seq] >= @first AND [t].[seq] < @beyond
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[seq] >= @first AND [t0].[seq] < @beyond
) AND DATEDIFF_BIG(microsecond, @from, [t].[created]) >= CAST(0 AS bigint) AND DATEDIFF_BIG(microsecond, [t].[created], @to) >= CAST(0 AS bigint)

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[id] = @id
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[id] = @id
) AND [t].[id] = @id1

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[id] IN (
        SELECT [i].[value]
        FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
    )
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[id] IN (
        SELECT [i].[value]
        FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
    )
) AND [t].[id] IN (
    SELECT [i0].[value]
    FROM OPENJSON(@ids1) WITH ([value] uniqueidentifier '$') AS [i0]
)

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE 0 = 1
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE 0 = 1

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[name_prefix] = @texts2 AND [t].[name] + N'|' = @texts11
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[name_prefix] = @texts3 AND [t0].[name] + N'|' = @texts11
) AND [t].[name] + N'|' = @texts21

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[name_prefix] IN (@texts2, @texts3) AND [t].[name] + N'|' IN (@texts11, @texts12)
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[name_prefix] IN (@texts3, @texts4) AND [t0].[name] + N'|' IN (@texts11, @texts12)
) AND [t].[name] + N'|' IN (@texts21, @texts22)

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[name_prefix] IN (N'0', N'1', N'2', N'3', N'4', N'5', N'6', N'7', N'8', N'9', N'10', N'11', N'12', N'13', N'14', N'15', N'16', N'17', N'18', N'19', N'20', N'21', N'22', N'23', N'24', N'25', N'26', N'27', N'28', N'29', N'30', N'31', N'32', N'33', N'34', N'35', N'36', N'37', N'38', N'39', N'40', N'41', N'42', N'43', N'44', N'45', N'46', N'47', N'48', N'49', N'50', N'51', N'52', N'53', N'54', N'55', N'56', N'57', N'58', N'59', N'60', N'61', N'62', N'63', N'64', N'65', N'66', N'67', N'68', N'69', N'70', N'71', N'72', N'73', N'74', N'75', N'76', N'77', N'78', N'79', N'80', N'81', N'82', N'83', N'84', N'85', N'86', N'87', N'88', N'89', N'90', N'91', N'92', N'93', N'94', N'95', N'96', N'97', N'98', N'99', N'100', N'101', N'102', N'103', N'104', N'105', N'106', N'107', N'108', N'109', N'110', N'111', N'112', N'113', N'114', N'115', N'116', N'117', N'118', N'119', N'120', N'121', N'122', N'123', N'124', N'125', N'126', N'127', N'128', N'129', N'130', N'131', N'132', N'133', N'134', N'135', N'136', N'137', N'138', N'139', N'140', N'141', N'142', N'143', N'144', N'145', N'146', N'147', N'148', N'149', N'150', N'151', N'152', N'153', N'154', N'155', N'156', N'157', N'158', N'159', N'160', N'161', N'162', N'163', N'164', N'165', N'166', N'167', N'168', N'169', N'170', N'171', N'172', N'173', N'174', N'175', N'176', N'177', N'178', N'179', N'180', N'181', N'182', N'183', N'184', N'185', N'186', N'187', N'188', N'189', N'190', N'191', N'192', N'193', N'194', N'195', N'196', N'197', N'198', N'199', N'200', N'201', N'202', N'203', N'204', N'205', N'206', N'207', N'208', N'209', N'210', N'211', N'212', N'213', N'214', N'215', N'216', N'217', N'218', N'219', N'220', N'221', N'222', N'223', N'224', N'225', N'226', N'227', N'228', N'229', N'230', N'231', N'232', N'233', N'234', N'235', N'236', N'237', N'238', N'239', N'240', N'241', N'242', N'243', N'244', N'245', N'246', N'247', N'248', N'249', N'250', N'251', N'252', N'253', N'254', N'255', N'256', N'257', N'258', N'259', N'260', N'261', N'262', N'263', N'264', N'265', N'266', N'267', N'268', N'269', N'270', N'271', N'272', N'273', N'274', N'275', N'276', N'277', N'278', N'279', N'280', N'281', N'282', N'283', N'284', N'285', N'286', N'287', N'288', N'289', N'290', N'291', N'292', N'293', N'294', N'295', N'296', N'297', N'298', N'299', N'300') AND [t].[name] + N'|' IN (N'0|', N'1|', N'2|', N'3|', N'4|', N'5|', N'6|', N'7|', N'8|', N'9|', N'10|', N'11|', N'12|', N'13|', N'14|', N'15|', N'16|', N'17|', N'18|', N'19|', N'20|', N'21|', N'22|', N'23|', N'24|', N'25|', N'26|', N'27|', N'28|', N'29|', N'30|', N'31|', N'32|', N'33|', N'34|', N'35|', N'36|', N'37|', N'38|', N'39|', N'40|', N'41|', N'42|', N'43|', N'44|', N'45|', N'46|', N'47|', N'48|', N'49|', N'50|', N'51|', N'52|', N'53|', N'54|', N'55|', N'56|', N'57|', N'58|', N'59|', N'60|', N'61|', N'62|', N'63|', N'64|', N'65|', N'66|', N'67|', N'68|', N'69|', N'70|', N'71|', N'72|', N'73|', N'74|', N'75|', N'76|', N'77|', N'78|', N'79|', N'80|', N'81|', N'82|', N'83|', N'84|', N'85|', N'86|', N'87|', N'88|', N'89|', N'90|', N'91|', N'92|', N'93|', N'94|', N'95|', N'96|', N'97|', N'98|', N'99|', N'100|', N'101|', N'102|', N'103|', N'104|', N'105|', N'106|', N'107|', N'108|', N'109|', N'110|', N'111|', N'112|', N'113|', N'114|', N'115|', N'116|', N'117|', N'118|', N'119|', N'120|', N'121|', N'122|', N'123|', N'124|', N'125|', N'126|', N'127|', N'128|', N'129|', N'130|', N'131|', N'132|', N'133|', N'134|', N'135|', N'136|', N'137|', N'138|', N'139|', N'140|', N'141|', N'142|', N'143|', N'144|', N'145|', N'146|', N'147|', N'148|', N'149|', N'150|', N'151|', N'152|', N'153|', N'154|', N'155|', N'156|', N'157|', N'158|', N'159|', N'160|', N'161|', N'162|', N'163|', N'164|', N'165|', N'166|', N'167|', N'168|', N'169|', N'170|', N'171|', N'172|', N'173|', N'174|', N'175|', N'176|', N'177|', N'178|', N'179|', N'180|', N'181|', N'182|', N'183|', N'184|', N'185|', N'186|', N'187|', N'188|', N'189|', N'190|', N'191|', N'192|', N'193|', N'194|', N'195|', N'196|', N'197|', N'198|', N'199|', N'200|', N'201|', N'202|', N'203|', N'204|', N'205|', N'206|', N'207|', N'208|', N'209|', N'210|', N'211|', N'212|', N'213|', N'214|', N'215|', N'216|', N'217|', N'218|', N'219|', N'220|', N'221|', N'222|', N'223|', N'224|', N'225|', N'226|', N'227|', N'228|', N'229|', N'230|', N'231|', N'232|', N'233|', N'234|', N'235|', N'236|', N'237|', N'238|', N'239|', N'240|', N'241|', N'242|', N'243|', N'244|', N'245|', N'246|', N'247|', N'248|', N'249|', N'250|', N'251|', N'252|', N'253|', N'254|', N'255|', N'256|', N'257|', N'258|', N'259|', N'260|', N'261|', N'262|', N'263|', N'264|', N'265|', N'266|', N'267|', N'268|', N'269|', N'270|', N'271|', N'272|', N'273|', N'274|', N'275|', N'276|', N'277|', N'278|', N'279|', N'280|', N'281|', N'282|', N'283|', N'284|', N'285|', N'286|', N'287|', N'288|', N'289|', N'290|', N'291|', N'292|', N'293|', N'294|', N'295|', N'296|', N'297|', N'298|', N'299|', N'300|')
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[name_prefix] IN (N'0', N'1', N'2', N'3', N'4', N'5', N'6', N'7', N'8', N'9', N'10', N'11', N'12', N'13', N'14', N'15', N'16', N'17', N'18', N'19', N'20', N'21', N'22', N'23', N'24', N'25', N'26', N'27', N'28', N'29', N'30', N'31', N'32', N'33', N'34', N'35', N'36', N'37', N'38', N'39', N'40', N'41', N'42', N'43', N'44', N'45', N'46', N'47', N'48', N'49', N'50', N'51', N'52', N'53', N'54', N'55', N'56', N'57', N'58', N'59', N'60', N'61', N'62', N'63', N'64', N'65', N'66', N'67', N'68', N'69', N'70', N'71', N'72', N'73', N'74', N'75', N'76', N'77', N'78', N'79', N'80', N'81', N'82', N'83', N'84', N'85', N'86', N'87', N'88', N'89', N'90', N'91', N'92', N'93', N'94', N'95', N'96', N'97', N'98', N'99', N'100', N'101', N'102', N'103', N'104', N'105', N'106', N'107', N'108', N'109', N'110', N'111', N'112', N'113', N'114', N'115', N'116', N'117', N'118', N'119', N'120', N'121', N'122', N'123', N'124', N'125', N'126', N'127', N'128', N'129', N'130', N'131', N'132', N'133', N'134', N'135', N'136', N'137', N'138', N'139', N'140', N'141', N'142', N'143', N'144', N'145', N'146', N'147', N'148', N'149', N'150', N'151', N'152', N'153', N'154', N'155', N'156', N'157', N'158', N'159', N'160', N'161', N'162', N'163', N'164', N'165', N'166', N'167', N'168', N'169', N'170', N'171', N'172', N'173', N'174', N'175', N'176', N'177', N'178', N'179', N'180', N'181', N'182', N'183', N'184', N'185', N'186', N'187', N'188', N'189', N'190', N'191', N'192', N'193', N'194', N'195', N'196', N'197', N'198', N'199', N'200', N'201', N'202', N'203', N'204', N'205', N'206', N'207', N'208', N'209', N'210', N'211', N'212', N'213', N'214', N'215', N'216', N'217', N'218', N'219', N'220', N'221', N'222', N'223', N'224', N'225', N'226', N'227', N'228', N'229', N'230', N'231', N'232', N'233', N'234', N'235', N'236', N'237', N'238', N'239', N'240', N'241', N'242', N'243', N'244', N'245', N'246', N'247', N'248', N'249', N'250', N'251', N'252', N'253', N'254', N'255', N'256', N'257', N'258', N'259', N'260', N'261', N'262', N'263', N'264', N'265', N'266', N'267', N'268', N'269', N'270', N'271', N'272', N'273', N'274', N'275', N'276', N'277', N'278', N'279', N'280', N'281', N'282', N'283', N'284', N'285', N'286', N'287', N'288', N'289', N'290', N'291', N'292', N'293', N'294', N'295', N'296', N'297', N'298', N'299', N'300') AND [t0].[name] + N'|' IN (N'0|', N'1|', N'2|', N'3|', N'4|', N'5|', N'6|', N'7|', N'8|', N'9|', N'10|', N'11|', N'12|', N'13|', N'14|', N'15|', N'16|', N'17|', N'18|', N'19|', N'20|', N'21|', N'22|', N'23|', N'24|', N'25|', N'26|', N'27|', N'28|', N'29|', N'30|', N'31|', N'32|', N'33|', N'34|', N'35|', N'36|', N'37|', N'38|', N'39|', N'40|', N'41|', N'42|', N'43|', N'44|', N'45|', N'46|', N'47|', N'48|', N'49|', N'50|', N'51|', N'52|', N'53|', N'54|', N'55|', N'56|', N'57|', N'58|', N'59|', N'60|', N'61|', N'62|', N'63|', N'64|', N'65|', N'66|', N'67|', N'68|', N'69|', N'70|', N'71|', N'72|', N'73|', N'74|', N'75|', N'76|', N'77|', N'78|', N'79|', N'80|', N'81|', N'82|', N'83|', N'84|', N'85|', N'86|', N'87|', N'88|', N'89|', N'90|', N'91|', N'92|', N'93|', N'94|', N'95|', N'96|', N'97|', N'98|', N'99|', N'100|', N'101|', N'102|', N'103|', N'104|', N'105|', N'106|', N'107|', N'108|', N'109|', N'110|', N'111|', N'112|', N'113|', N'114|', N'115|', N'116|', N'117|', N'118|', N'119|', N'120|', N'121|', N'122|', N'123|', N'124|', N'125|', N'126|', N'127|', N'128|', N'129|', N'130|', N'131|', N'132|', N'133|', N'134|', N'135|', N'136|', N'137|', N'138|', N'139|', N'140|', N'141|', N'142|', N'143|', N'144|', N'145|', N'146|', N'147|', N'148|', N'149|', N'150|', N'151|', N'152|', N'153|', N'154|', N'155|', N'156|', N'157|', N'158|', N'159|', N'160|', N'161|', N'162|', N'163|', N'164|', N'165|', N'166|', N'167|', N'168|', N'169|', N'170|', N'171|', N'172|', N'173|', N'174|', N'175|', N'176|', N'177|', N'178|', N'179|', N'180|', N'181|', N'182|', N'183|', N'184|', N'185|', N'186|', N'187|', N'188|', N'189|', N'190|', N'191|', N'192|', N'193|', N'194|', N'195|', N'196|', N'197|', N'198|', N'199|', N'200|', N'201|', N'202|', N'203|', N'204|', N'205|', N'206|', N'207|', N'208|', N'209|', N'210|', N'211|', N'212|', N'213|', N'214|', N'215|', N'216|', N'217|', N'218|', N'219|', N'220|', N'221|', N'222|', N'223|', N'224|', N'225|', N'226|', N'227|', N'228|', N'229|', N'230|', N'231|', N'232|', N'233|', N'234|', N'235|', N'236|', N'237|', N'238|', N'239|', N'240|', N'241|', N'242|', N'243|', N'244|', N'245|', N'246|', N'247|', N'248|', N'249|', N'250|', N'251|', N'252|', N'253|', N'254|', N'255|', N'256|', N'257|', N'258|', N'259|', N'260|', N'261|', N'262|', N'263|', N'264|', N'265|', N'266|', N'267|', N'268|', N'269|', N'270|', N'271|', N'272|', N'273|', N'274|', N'275|', N'276|', N'277|', N'278|', N'279|', N'280|', N'281|', N'282|', N'283|', N'284|', N'285|', N'286|', N'287|', N'288|', N'289|', N'290|', N'291|', N'292|', N'293|', N'294|', N'295|', N'296|', N'297|', N'298|', N'299|', N'300|')
) AND [t].[name] + N'|' IN (N'0|', N'1|', N'2|', N'3|', N'4|', N'5|', N'6|', N'7|', N'8|', N'9|', N'10|', N'11|', N'12|', N'13|', N'14|', N'15|', N'16|', N'17|', N'18|', N'19|', N'20|', N'21|', N'22|', N'23|', N'24|', N'25|', N'26|', N'27|', N'28|', N'29|', N'30|', N'31|', N'32|', N'33|', N'34|', N'35|', N'36|', N'37|', N'38|', N'39|', N'40|', N'41|', N'42|', N'43|', N'44|', N'45|', N'46|', N'47|', N'48|', N'49|', N'50|', N'51|', N'52|', N'53|', N'54|', N'55|', N'56|', N'57|', N'58|', N'59|', N'60|', N'61|', N'62|', N'63|', N'64|', N'65|', N'66|', N'67|', N'68|', N'69|', N'70|', N'71|', N'72|', N'73|', N'74|', N'75|', N'76|', N'77|', N'78|', N'79|', N'80|', N'81|', N'82|', N'83|', N'84|', N'85|', N'86|', N'87|', N'88|', N'89|', N'90|', N'91|', N'92|', N'93|', N'94|', N'95|', N'96|', N'97|', N'98|', N'99|', N'100|', N'101|', N'102|', N'103|', N'104|', N'105|', N'106|', N'107|', N'108|', N'109|', N'110|', N'111|', N'112|', N'113|', N'114|', N'115|', N'116|', N'117|', N'118|', N'119|', N'120|', N'121|', N'122|', N'123|', N'124|', N'125|', N'126|', N'127|', N'128|', N'129|', N'130|', N'131|', N'132|', N'133|', N'134|', N'135|', N'136|', N'137|', N'138|', N'139|', N'140|', N'141|', N'142|', N'143|', N'144|', N'145|', N'146|', N'147|', N'148|', N'149|', N'150|', N'151|', N'152|', N'153|', N'154|', N'155|', N'156|', N'157|', N'158|', N'159|', N'160|', N'161|', N'162|', N'163|', N'164|', N'165|', N'166|', N'167|', N'168|', N'169|', N'170|', N'171|', N'172|', N'173|', N'174|', N'175|', N'176|', N'177|', N'178|', N'179|', N'180|', N'181|', N'182|', N'183|', N'184|', N'185|', N'186|', N'187|', N'188|', N'189|', N'190|', N'191|', N'192|', N'193|', N'194|', N'195|', N'196|', N'197|', N'198|', N'199|', N'200|', N'201|', N'202|', N'203|', N'204|', N'205|', N'206|', N'207|', N'208|', N'209|', N'210|', N'211|', N'212|', N'213|', N'214|', N'215|', N'216|', N'217|', N'218|', N'219|', N'220|', N'221|', N'222|', N'223|', N'224|', N'225|', N'226|', N'227|', N'228|', N'229|', N'230|', N'231|', N'232|', N'233|', N'234|', N'235|', N'236|', N'237|', N'238|', N'239|', N'240|', N'241|', N'242|', N'243|', N'244|', N'245|', N'246|', N'247|', N'248|', N'249|', N'250|', N'251|', N'252|', N'253|', N'254|', N'255|', N'256|', N'257|', N'258|', N'259|', N'260|', N'261|', N'262|', N'263|', N'264|', N'265|', N'266|', N'267|', N'268|', N'269|', N'270|', N'271|', N'272|', N'273|', N'274|', N'275|', N'276|', N'277|', N'278|', N'279|', N'280|', N'281|', N'282|', N'283|', N'284|', N'285|', N'286|', N'287|', N'288|', N'289|', N'290|', N'291|', N'292|', N'293|', N'294|', N'295|', N'296|', N'297|', N'298|', N'299|', N'300|')

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[name_folded] LIKE @folded_contains ESCAPE N'\'

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_run_tags] AS [t]
    WHERE [t].[tag] = @key
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[task_run_seq]
    FROM [task_run_tags] AS [t0]
    WHERE [t0].[tag] = @key
) AND EXISTS (
    SELECT 1
    FROM [task_run_tags] AS [t1]
    WHERE [t1].[tag] = @first AND [t1].[task_run_seq] = [t].[seq])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_run_tags] AS [t]
    WHERE [t].[tag] = @key
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[task_run_seq]
    FROM [task_run_tags] AS [t0]
    WHERE [t0].[tag] = @key
) AND EXISTS (
    SELECT 1
    FROM [task_run_tags] AS [t1]
    WHERE [t1].[tag] = @first AND [t1].[task_run_seq] = [t].[seq]) AND (
    SELECT COUNT(*)
    FROM [task_run_tags] AS [t2]
    WHERE [t2].[tag] IN (@texts1, @texts2) AND [t2].[task_run_seq] = [t].[seq]) = @p

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT DISTINCT TOP(@p) [t].[task_run_seq]
    FROM [task_run_tags] AS [t]
    WHERE [t].[tag] IN (@texts1, @texts2)
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[task_run_seq]
    FROM [task_run_tags] AS [t0]
    WHERE [t0].[tag] IN (@texts2, @texts3)
) AND EXISTS (
    SELECT 1
    FROM [task_run_tags] AS [t1]
    WHERE [t1].[tag] IN (@texts11, @texts12) AND [t1].[task_run_seq] = [t].[seq])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT DISTINCT TOP(@p) [t].[task_run_seq]
    FROM [task_run_tags] AS [t]
    WHERE [t].[tag] IN (N'0|', N'1|', N'2|', N'3|', N'4|', N'5|', N'6|', N'7|', N'8|', N'9|', N'10|', N'11|', N'12|', N'13|', N'14|', N'15|', N'16|', N'17|', N'18|', N'19|', N'20|', N'21|', N'22|', N'23|', N'24|', N'25|', N'26|', N'27|', N'28|', N'29|', N'30|', N'31|', N'32|', N'33|', N'34|', N'35|', N'36|', N'37|', N'38|', N'39|', N'40|', N'41|', N'42|', N'43|', N'44|', N'45|', N'46|', N'47|', N'48|', N'49|', N'50|', N'51|', N'52|', N'53|', N'54|', N'55|', N'56|', N'57|', N'58|', N'59|', N'60|', N'61|', N'62|', N'63|', N'64|', N'65|', N'66|', N'67|', N'68|', N'69|', N'70|', N'71|', N'72|', N'73|', N'74|', N'75|', N'76|', N'77|', N'78|', N'79|', N'80|', N'81|', N'82|', N'83|', N'84|', N'85|', N'86|', N'87|', N'88|', N'89|', N'90|', N'91|', N'92|', N'93|', N'94|', N'95|', N'96|', N'97|', N'98|', N'99|', N'100|', N'101|', N'102|', N'103|', N'104|', N'105|', N'106|', N'107|', N'108|', N'109|', N'110|', N'111|', N'112|', N'113|', N'114|', N'115|', N'116|', N'117|', N'118|', N'119|', N'120|', N'121|', N'122|', N'123|', N'124|', N'125|', N'126|', N'127|', N'128|', N'129|', N'130|', N'131|', N'132|', N'133|', N'134|', N'135|', N'136|', N'137|', N'138|', N'139|', N'140|', N'141|', N'142|', N'143|', N'144|', N'145|', N'146|', N'147|', N'148|', N'149|', N'150|', N'151|', N'152|', N'153|', N'154|', N'155|', N'156|', N'157|', N'158|', N'159|', N'160|', N'161|', N'162|', N'163|', N'164|', N'165|', N'166|', N'167|', N'168|', N'169|', N'170|', N'171|', N'172|', N'173|', N'174|', N'175|', N'176|', N'177|', N'178|', N'179|', N'180|', N'181|', N'182|', N'183|', N'184|', N'185|', N'186|', N'187|', N'188|', N'189|', N'190|', N'191|', N'192|', N'193|', N'194|', N'195|', N'196|', N'197|', N'198|', N'199|', N'200|', N'201|', N'202|', N'203|', N'204|', N'205|', N'206|', N'207|', N'208|', N'209|', N'210|', N'211|', N'212|', N'213|', N'214|', N'215|', N'216|', N'217|', N'218|', N'219|', N'220|', N'221|', N'222|', N'223|', N'224|', N'225|', N'226|', N'227|', N'228|', N'229|', N'230|', N'231|', N'232|', N'233|', N'234|', N'235|', N'236|', N'237|', N'238|', N'239|', N'240|', N'241|', N'242|', N'243|', N'244|', N'245|', N'246|', N'247|', N'248|', N'249|', N'250|', N'251|', N'252|', N'253|', N'254|', N'255|', N'256|', N'257|', N'258|', N'259|', N'260|', N'261|', N'262|', N'263|', N'264|', N'265|', N'266|', N'267|', N'268|', N'269|', N'270|', N'271|', N'272|', N'273|', N'274|', N'275|', N'276|', N'277|', N'278|', N'279|', N'280|', N'281|', N'282|', N'283|', N'284|', N'285|', N'286|', N'287|', N'288|', N'289|', N'290|', N'291|', N'292|', N'293|', N'294|', N'295|', N'296|', N'297|', N'298|', N'299|', N'300|')
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[task_run_seq]
    FROM [task_run_tags] AS [t0]
    WHERE [t0].[tag] IN (N'0|', N'1|', N'2|', N'3|', N'4|', N'5|', N'6|', N'7|', N'8|', N'9|', N'10|', N'11|', N'12|', N'13|', N'14|', N'15|', N'16|', N'17|', N'18|', N'19|', N'20|', N'21|', N'22|', N'23|', N'24|', N'25|', N'26|', N'27|', N'28|', N'29|', N'30|', N'31|', N'32|', N'33|', N'34|', N'35|', N'36|', N'37|', N'38|', N'39|', N'40|', N'41|', N'42|', N'43|', N'44|', N'45|', N'46|', N'47|', N'48|', N'49|', N'50|', N'51|', N'52|', N'53|', N'54|', N'55|', N'56|', N'57|', N'58|', N'59|', N'60|', N'61|', N'62|', N'63|', N'64|', N'65|', N'66|', N'67|', N'68|', N'69|', N'70|', N'71|', N'72|', N'73|', N'74|', N'75|', N'76|', N'77|', N'78|', N'79|', N'80|', N'81|', N'82|', N'83|', N'84|', N'85|', N'86|', N'87|', N'88|', N'89|', N'90|', N'91|', N'92|', N'93|', N'94|', N'95|', N'96|', N'97|', N'98|', N'99|', N'100|', N'101|', N'102|', N'103|', N'104|', N'105|', N'106|', N'107|', N'108|', N'109|', N'110|', N'111|', N'112|', N'113|', N'114|', N'115|', N'116|', N'117|', N'118|', N'119|', N'120|', N'121|', N'122|', N'123|', N'124|', N'125|', N'126|', N'127|', N'128|', N'129|', N'130|', N'131|', N'132|', N'133|', N'134|', N'135|', N'136|', N'137|', N'138|', N'139|', N'140|', N'141|', N'142|', N'143|', N'144|', N'145|', N'146|', N'147|', N'148|', N'149|', N'150|', N'151|', N'152|', N'153|', N'154|', N'155|', N'156|', N'157|', N'158|', N'159|', N'160|', N'161|', N'162|', N'163|', N'164|', N'165|', N'166|', N'167|', N'168|', N'169|', N'170|', N'171|', N'172|', N'173|', N'174|', N'175|', N'176|', N'177|', N'178|', N'179|', N'180|', N'181|', N'182|', N'183|', N'184|', N'185|', N'186|', N'187|', N'188|', N'189|', N'190|', N'191|', N'192|', N'193|', N'194|', N'195|', N'196|', N'197|', N'198|', N'199|', N'200|', N'201|', N'202|', N'203|', N'204|', N'205|', N'206|', N'207|', N'208|', N'209|', N'210|', N'211|', N'212|', N'213|', N'214|', N'215|', N'216|', N'217|', N'218|', N'219|', N'220|', N'221|', N'222|', N'223|', N'224|', N'225|', N'226|', N'227|', N'228|', N'229|', N'230|', N'231|', N'232|', N'233|', N'234|', N'235|', N'236|', N'237|', N'238|', N'239|', N'240|', N'241|', N'242|', N'243|', N'244|', N'245|', N'246|', N'247|', N'248|', N'249|', N'250|', N'251|', N'252|', N'253|', N'254|', N'255|', N'256|', N'257|', N'258|', N'259|', N'260|', N'261|', N'262|', N'263|', N'264|', N'265|', N'266|', N'267|', N'268|', N'269|', N'270|', N'271|', N'272|', N'273|', N'274|', N'275|', N'276|', N'277|', N'278|', N'279|', N'280|', N'281|', N'282|', N'283|', N'284|', N'285|', N'286|', N'287|', N'288|', N'289|', N'290|', N'291|', N'292|', N'293|', N'294|', N'295|', N'296|', N'297|', N'298|', N'299|', N'300|')
) AND EXISTS (
    SELECT 1
    FROM [task_run_tags] AS [t1]
    WHERE [t1].[tag] IN (N'0|', N'1|', N'2|', N'3|', N'4|', N'5|', N'6|', N'7|', N'8|', N'9|', N'10|', N'11|', N'12|', N'13|', N'14|', N'15|', N'16|', N'17|', N'18|', N'19|', N'20|', N'21|', N'22|', N'23|', N'24|', N'25|', N'26|', N'27|', N'28|', N'29|', N'30|', N'31|', N'32|', N'33|', N'34|', N'35|', N'36|', N'37|', N'38|', N'39|', N'40|', N'41|', N'42|', N'43|', N'44|', N'45|', N'46|', N'47|', N'48|', N'49|', N'50|', N'51|', N'52|', N'53|', N'54|', N'55|', N'56|', N'57|', N'58|', N'59|', N'60|', N'61|', N'62|', N'63|', N'64|', N'65|', N'66|', N'67|', N'68|', N'69|', N'70|', N'71|', N'72|', N'73|', N'74|', N'75|', N'76|', N'77|', N'78|', N'79|', N'80|', N'81|', N'82|', N'83|', N'84|', N'85|', N'86|', N'87|', N'88|', N'89|', N'90|', N'91|', N'92|', N'93|', N'94|', N'95|', N'96|', N'97|', N'98|', N'99|', N'100|', N'101|', N'102|', N'103|', N'104|', N'105|', N'106|', N'107|', N'108|', N'109|', N'110|', N'111|', N'112|', N'113|', N'114|', N'115|', N'116|', N'117|', N'118|', N'119|', N'120|', N'121|', N'122|', N'123|', N'124|', N'125|', N'126|', N'127|', N'128|', N'129|', N'130|', N'131|', N'132|', N'133|', N'134|', N'135|', N'136|', N'137|', N'138|', N'139|', N'140|', N'141|', N'142|', N'143|', N'144|', N'145|', N'146|', N'147|', N'148|', N'149|', N'150|', N'151|', N'152|', N'153|', N'154|', N'155|', N'156|', N'157|', N'158|', N'159|', N'160|', N'161|', N'162|', N'163|', N'164|', N'165|', N'166|', N'167|', N'168|', N'169|', N'170|', N'171|', N'172|', N'173|', N'174|', N'175|', N'176|', N'177|', N'178|', N'179|', N'180|', N'181|', N'182|', N'183|', N'184|', N'185|', N'186|', N'187|', N'188|', N'189|', N'190|', N'191|', N'192|', N'193|', N'194|', N'195|', N'196|', N'197|', N'198|', N'199|', N'200|', N'201|', N'202|', N'203|', N'204|', N'205|', N'206|', N'207|', N'208|', N'209|', N'210|', N'211|', N'212|', N'213|', N'214|', N'215|', N'216|', N'217|', N'218|', N'219|', N'220|', N'221|', N'222|', N'223|', N'224|', N'225|', N'226|', N'227|', N'228|', N'229|', N'230|', N'231|', N'232|', N'233|', N'234|', N'235|', N'236|', N'237|', N'238|', N'239|', N'240|', N'241|', N'242|', N'243|', N'244|', N'245|', N'246|', N'247|', N'248|', N'249|', N'250|', N'251|', N'252|', N'253|', N'254|', N'255|', N'256|', N'257|', N'258|', N'259|', N'260|', N'261|', N'262|', N'263|', N'264|', N'265|', N'266|', N'267|', N'268|', N'269|', N'270|', N'271|', N'272|', N'273|', N'274|', N'275|', N'276|', N'277|', N'278|', N'279|', N'280|', N'281|', N'282|', N'283|', N'284|', N'285|', N'286|', N'287|', N'288|', N'289|', N'290|', N'291|', N'292|', N'293|', N'294|', N'295|', N'296|', N'297|', N'298|', N'299|', N'300|') AND [t1].[task_run_seq] = [t].[seq])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[tags] <> CAST(N'[]' AS nvarchar(max))

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[tags] = CAST(N'[]' AS nvarchar(max))

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[state_type] = @type
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[state_type] = @type
) AND CAST([t].[state_type] AS nvarchar(max)) + N'' = @types1

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[state_type] IN (@types1, @types2)
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[state_type] IN (@types2, @types3)
) AND CAST([t].[state_type] AS nvarchar(max)) + N'' IN (@types11, @types12)

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[state_name_prefix] IS NOT NULL AND [t].[state_name_prefix] = @texts1
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[state_name_prefix] IS NOT NULL AND [t0].[state_name_prefix] = @texts2
) AND [t].[state_name] + N'|' = @texts11

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[state_name_prefix] IS NOT NULL AND [t].[state_name_prefix] IN (@texts1, @texts2)
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[state_name_prefix] IS NOT NULL AND [t0].[state_name_prefix] IN (@texts2, @texts3)
) AND [t].[state_name] + N'|' IN (@texts11, @texts12)

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[seq] >= @first AND [t].[seq] < @beyond
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[seq] >= @first AND [t0].[seq] < @beyond
) AND DATEDIFF_BIG(microsecond, @from, [t].[created]) >= CAST(0 AS bigint) AND DATEDIFF_BIG(microsecond, [t].[created], @to) >= CAST(0 AS bigint)

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[expected_start_time] >= @from AND [t].[expected_start_time] <= @to
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[expected_start_time] >= @from AND [t0].[expected_start_time] <= @to
) AND DATEDIFF_BIG(microsecond, @from2, [t].[expected_start_time]) >= CAST(0 AS bigint) AND DATEDIFF_BIG(microsecond, [t].[expected_start_time], @to3) >= CAST(0 AS bigint)

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[start_time] >= @from AND [t].[start_time] <= @to
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[start_time] >= @from AND [t0].[start_time] <= @to
) AND DATEDIFF_BIG(microsecond, @from2, [t].[start_time]) >= CAST(0 AS bigint) AND DATEDIFF_BIG(microsecond, [t].[start_time], @to3) >= CAST(0 AS bigint)

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[end_order] >= @from AND [t].[end_order] > @hasNone AND [t].[end_order] <= @to AND [t].[end_order] > @hasNone
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[end_order] >= @from AND [t0].[end_order] > @hasNone AND [t0].[end_order] <= @to AND [t0].[end_order] > @hasNone
) AND DATEDIFF_BIG(microsecond, @from4, [t].[end_time]) >= CAST(0 AS bigint) AND DATEDIFF_BIG(microsecond, [t].[end_time], @to5) >= CAST(0 AS bigint)

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE 0 = 1

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE 0 = 1

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[start_time] IS NULL

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[end_time] IS NULL

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] IS NOT NULL

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] IS NULL

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[flow_run_id] = @flowRunId
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[flow_run_id] = @flowRunId
) AND [t].[flow_run_id] = @flowRunId1

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[flow_run_id] IS NOT NULL AND [t].[flow_run_id] IN (
        SELECT [f].[value]
        FROM OPENJSON(@flowRunIds) WITH ([value] uniqueidentifier '$') AS [f]
    )
) AS [t0]

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[flow_run_id] IS NOT NULL AND [t0].[flow_run_id] IN (
        SELECT [f].[value]
        FROM OPENJSON(@flowRunIds) WITH ([value] uniqueidentifier '$') AS [f]
    )
) AND [t].[flow_run_id] IS NOT NULL AND [t].[flow_run_id] IN (
    SELECT [f0].[value]
    FROM OPENJSON(@flowRunIds1) WITH ([value] uniqueidentifier '$') AS [f0]
)

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[parent_task_run_id] = [t].[id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE NOT EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[parent_task_run_id] = [t].[id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE ([f].[id] IN (
        SELECT [i].[value]
        FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
    ) OR [f].[name] + N'|' IN (@texts1, @texts2)) AND [f].[name_folded] LIKE @part_contains ESCAPE N'\' AND [f].[state_type] NOT IN (@types1, @types2) AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM OPENJSON(CAST([f].[tags] AS nvarchar(max))) AS [o]
        WHERE [o].[value] + N'|' = @texts1) AND EXISTS (
        SELECT 1
        FROM OPENJSON(CAST([f].[tags] AS nvarchar(max))) AS [o0]
        WHERE [o0].[value] + N'|' = @texts51) AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM OPENJSON(CAST([f].[tags] AS nvarchar(max))) AS [o]
        WHERE [o].[value] + N'|' IN (@texts1, @texts2)) AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[tags] <> CAST(N'[]' AS nvarchar(max)) AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[tags] = CAST(N'[]' AS nvarchar(max)) AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[state_name] + N'|' = @texts1 AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE ([f].[idempotency_key] IS NULL OR [f].[idempotency_key] + N'|' <> @texts1) AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[flow_version] IS NOT NULL AND [f].[flow_version] + N'|' = @texts1 AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[work_queue_name] IS NOT NULL AND [f].[work_queue_name] + N'|' = @texts1 AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[deployment_id] IN (
        SELECT [d].[value]
        FROM OPENJSON(@deployments) WITH ([value] uniqueidentifier '$') AS [d]
    ) AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[parent_task_run_id] IN (
        SELECT [p].[value]
        FROM OPENJSON(@parents) WITH ([value] uniqueidentifier '$') AS [p]
    ) AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE COALESCE([f].[start_time], [f].[expected_start_time]) >= @from AND COALESCE([f].[start_time], [f].[expected_start_time]) <= @to AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[end_time] >= @from AND [f].[end_time] <= @to AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[expected_start_time] >= @from AND [f].[expected_start_time] <= @to AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[next_scheduled_start_time] >= @from AND [f].[next_scheduled_start_time] <= @to AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[deployment_id] IS NOT NULL AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE [f].[end_time] IS NULL AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [task_runs] AS [t0]
        WHERE [t0].[flow_run_id] IN (
            SELECT [o].[value]
            FROM OPENJSON(@outer) WITH ([value] uniqueidentifier '$') AS [o]
        ) AND [t0].[id] = [f].[parent_task_run_id]) AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE 0 = 1

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE [f0].[id] NOT IN (
            SELECT [i].[value]
            FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
        ) AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE [f0].[name] + N'|' IN (@texts1, @texts2) AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE [f0].[name_folded] LIKE @part_contains ESCAPE N'\' AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE EXISTS (
            SELECT 1
            FROM OPENJSON(CAST([f0].[tags] AS nvarchar(max))) AS [o]
            WHERE [o].[value] + N'|' = @texts1) AND EXISTS (
            SELECT 1
            FROM OPENJSON(CAST([f0].[tags] AS nvarchar(max))) AS [o0]
            WHERE [o0].[value] + N'|' = @texts51) AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE [f0].[tags] <> CAST(N'[]' AS nvarchar(max)) AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE [f0].[tags] = CAST(N'[]' AS nvarchar(max)) AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [flows] AS [f0]
        WHERE EXISTS (
            SELECT 1
            FROM [flow_runs] AS [f1]
            WHERE [f1].[name] + N'|' = @texts1 AND [f1].[flow_id] = [f0].[id]) AND [f0].[id] = [f].[flow_id]) AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE EXISTS (
        SELECT 1
        FROM [task_runs] AS [t0]
        WHERE EXISTS (
            SELECT 1
            FROM [task_run_tags] AS [t1]
            WHERE [t1].[tag] = @first AND [t1].[task_run_seq] = [t0].[seq]) AND [t0].[flow_run_id] = [f].[id]) AND [f].[id] = [t].[flow_run_id])

-- TaskRunCounts.CountByStateAsync
SELECT [t].[state_type] AS [Type], COUNT(*) AS [Count]
FROM [task_runs] AS [t]
GROUP BY [t].[state_type]

-- TaskRunCounts.CountByStateUpToAsync
SELECT [u6].[state_type] AS [Type], COUNT([u6].[state_type]) AS [Count]
FROM (
    SELECT [t1].[state_type]
    FROM (
        SELECT TOP(@p) [t].[state_type]
        FROM [task_runs] AS [t]
        WHERE [t].[state_type] = @type
    ) AS [t1]
    UNION ALL
    SELECT [t2].[state_type]
    FROM (
        SELECT TOP(@p) [t0].[state_type]
        FROM [task_runs] AS [t0]
        WHERE [t0].[state_type] = @type2
    ) AS [t2]
    UNION ALL
    SELECT [t4].[state_type]
    FROM (
        SELECT TOP(@p) [t3].[state_type]
        FROM [task_runs] AS [t3]
        WHERE [t3].[state_type] = @type4
    ) AS [t4]
    UNION ALL
    SELECT [t6].[state_type]
    FROM (
        SELECT TOP(@p) [t5].[state_type]
        FROM [task_runs] AS [t5]
        WHERE [t5].[state_type] = @type6
    ) AS [t6]
    UNION ALL
    SELECT [t8].[state_type]
    FROM (
        SELECT TOP(@p) [t7].[state_type]
        FROM [task_runs] AS [t7]
        WHERE [t7].[state_type] = @type8
    ) AS [t8]
    UNION ALL
    SELECT [t10].[state_type]
    FROM (
        SELECT TOP(@p) [t9].[state_type]
        FROM [task_runs] AS [t9]
        WHERE [t9].[state_type] = @type10
    ) AS [t10]
    UNION ALL
    SELECT [t12].[state_type]
    FROM (
        SELECT TOP(@p) [t11].[state_type]
        FROM [task_runs] AS [t11]
        WHERE [t11].[state_type] = @type12
    ) AS [t12]
    UNION ALL
    SELECT [t14].[state_type]
    FROM (
        SELECT TOP(@p) [t13].[state_type]
        FROM [task_runs] AS [t13]
        WHERE [t13].[state_type] = @type14
    ) AS [t14]
    UNION ALL
    SELECT [t16].[state_type]
    FROM (
        SELECT TOP(@p) [t15].[state_type]
        FROM [task_runs] AS [t15]
        WHERE [t15].[state_type] = @type16
    ) AS [t16]
) AS [u6]
GROUP BY [u6].[state_type]

-- TaskRunCounts.CountByFlowRunAsync
SELECT [t].[flow_run_id] AS [FlowRunId], COUNT(*) AS [Count]
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] = @flowRunId
GROUP BY [t].[flow_run_id]

-- TaskRunCounts.HistoryAsync
SELECT [t0].[Interval], [t0].[state_type] AS [StateType], [t0].[state_name] AS [StateName], COUNT(*) AS [Count], COALESCE(SUM(CAST([t0].[total_run_time] AS bigint) + CASE
    WHEN [t0].[state_type] = 'RUNNING' AND [t0].[state_timestamp] < @now THEN DATEDIFF_BIG(microsecond, [t0].[state_timestamp], @now)
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [RunTime], COALESCE(SUM(CASE
    WHEN [t0].[start_time] IS NOT NULL THEN CASE
        WHEN [t0].[start_time] > [t0].[expected_start_time] THEN DATEDIFF_BIG(microsecond, [t0].[expected_start_time], [t0].[start_time])
        ELSE CAST(0 AS bigint)
    END
    WHEN [t0].[expected_start_time] < @now0 AND [t0].[state_type] NOT IN ('COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED') THEN DATEDIFF_BIG(microsecond, [t0].[expected_start_time], @now0)
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [Delay]
FROM (
    SELECT [t].[expected_start_time], [t].[start_time], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[total_run_time], DATEDIFF_BIG(microsecond, @start, [t].[expected_start_time]) / @width AS [Interval]
    FROM [task_runs] AS [t]
    WHERE [t].[expected_start_time] >= @start AND [t].[expected_start_time] < @end
) AS [t0]
GROUP BY [t0].[Interval], [t0].[state_type], [t0].[state_name]
ORDER BY [t0].[Interval]

-- TaskRunCounts.CountOutcomesAsync
SELECT [t0].[Interval], [t0].[state_type] AS [StateType], COUNT(*) AS [Count]
FROM (
    SELECT [t].[state_type], DATEDIFF_BIG(microsecond, @start2, [t].[start_time]) / @width AS [Interval]
    FROM [task_runs] AS [t]
    WHERE [t].[start_time] >= @start AND [t].[start_time] < @end AND [t].[state_type] IN ('COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED')
) AS [t0]
GROUP BY [t0].[Interval], [t0].[state_type]
ORDER BY [t0].[Interval]

-- TaskRunCounts.CountCreatedAsync
SELECT [t0].[state_type] AS [StateType], [t0].[Interval], COUNT(*) AS [Count]
FROM (
    SELECT [t].[state_type], ([t].[seq] - @_8__locals1_first) / @_8__locals1_width AS [Interval]
    FROM [task_runs] AS [t]
    WHERE [t].[seq] >= @first AND [t].[seq] < @beyond AND [t].[state_type] = @type
) AS [t0]
GROUP BY [t0].[state_type], [t0].[Interval]
UNION ALL
SELECT [t2].[state_type] AS [StateType], [t2].[Interval], COUNT(*) AS [Count]
FROM (
    SELECT [t1].[state_type], ([t1].[seq] - @_8__locals1_first) / @_8__locals1_width AS [Interval]
    FROM [task_runs] AS [t1]
    WHERE [t1].[seq] >= @first AND [t1].[seq] < @beyond AND [t1].[state_type] = @type7
) AS [t2]
GROUP BY [t2].[state_type], [t2].[Interval]
UNION ALL
SELECT [t4].[state_type] AS [StateType], [t4].[Interval], COUNT(*) AS [Count]
FROM (
    SELECT [t3].[state_type], ([t3].[seq] - @_8__locals1_first) / @_8__locals1_width AS [Interval]
    FROM [task_runs] AS [t3]
    WHERE [t3].[seq] >= @first AND [t3].[seq] < @beyond AND [t3].[state_type] = @type12
) AS [t4]
GROUP BY [t4].[state_type], [t4].[Interval]
UNION ALL
SELECT [t6].[state_type] AS [StateType], [t6].[Interval], COUNT(*) AS [Count]
FROM (
    SELECT [t5].[state_type], ([t5].[seq] - @_8__locals1_first) / @_8__locals1_width AS [Interval]
    FROM [task_runs] AS [t5]
    WHERE [t5].[seq] >= @first AND [t5].[seq] < @beyond AND [t5].[state_type] = @type17
) AS [t6]
GROUP BY [t6].[state_type], [t6].[Interval]
UNION ALL
SELECT [t8].[state_type] AS [StateType], [t8].[Interval], COUNT(*) AS [Count]
FROM (
    SELECT [t7].[state_type], ([t7].[seq] - @_8__locals1_first) / @_8__locals1_width AS [Interval]
    FROM [task_runs] AS [t7]
    WHERE [t7].[seq] >= @first AND [t7].[seq] < @beyond AND [t7].[state_type] = @type22
) AS [t8]
GROUP BY [t8].[state_type], [t8].[Interval]
UNION ALL
SELECT [t10].[state_type] AS [StateType], [t10].[Interval], COUNT(*) AS [Count]
FROM (
    SELECT [t9].[state_type], ([t9].[seq] - @_8__locals1_first) / @_8__locals1_width AS [Interval]
    FROM [task_runs] AS [t9]
    WHERE [t9].[seq] >= @first AND [t9].[seq] < @beyond AND [t9].[state_type] = @type27
) AS [t10]
GROUP BY [t10].[state_type], [t10].[Interval]
UNION ALL
SELECT [t12].[state_type] AS [StateType], [t12].[Interval], COUNT(*) AS [Count]
FROM (
    SELECT [t11].[state_type], ([t11].[seq] - @_8__locals1_first) / @_8__locals1_width AS [Interval]
    FROM [task_runs] AS [t11]
    WHERE [t11].[seq] >= @first AND [t11].[seq] < @beyond AND [t11].[state_type] = @type32
) AS [t12]
GROUP BY [t12].[state_type], [t12].[Interval]
UNION ALL
SELECT [t14].[state_type] AS [StateType], [t14].[Interval], COUNT(*) AS [Count]
FROM (
    SELECT [t13].[state_type], ([t13].[seq] - @_8__locals1_first) / @_8__locals1_width AS [Interval]
    FROM [task_runs] AS [t13]
    WHERE [t13].[seq] >= @first AND [t13].[seq] < @beyond AND [t13].[state_type] = @type37
) AS [t14]
GROUP BY [t14].[state_type], [t14].[Interval]
UNION ALL
SELECT [t16].[state_type] AS [StateType], [t16].[Interval], COUNT(*) AS [Count]
FROM (
    SELECT [t15].[state_type], ([t15].[seq] - @_8__locals1_first) / @_8__locals1_width AS [Interval]
    FROM [task_runs] AS [t15]
    WHERE [t15].[seq] >= @first AND [t15].[seq] < @beyond AND [t15].[state_type] = @type42
) AS [t16]
GROUP BY [t16].[state_type], [t16].[Interval]

-- TaskRunSuggestions.ListTagsAsync
SELECT TOP(1) [t].[tag]
FROM [task_run_tags] AS [t]
WHERE [t].[tag] >= @beginning
ORDER BY [t].[tag]

-- TaskRunSuggestions.ListTaskKeysAsync
SELECT TOP(1) [t].[task_key_prefix]
FROM [task_runs] AS [t]
WHERE [t].[task_key_prefix] >= @beginning
ORDER BY [t].[task_key_prefix]

-- TaskRunSuggestions.ListStateNamesAsync
SELECT TOP(1) [t].[state_name_prefix]
FROM [task_runs] AS [t]
WHERE [t].[state_name_prefix] IS NOT NULL AND [t].[state_name_prefix] >= @beginning
ORDER BY [t].[state_name_prefix]

-- LimitService.CreateAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [concurrency_limits] AS [c]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- LimitService.CreateAsync
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [concurrency_limits] ([seq], [active], [avg_slot_occupancy_seconds], [created], [id], [is_legacy], [limit], [loose_since], [loose_slots], [name], [name_hash], [slot_decay_per_second], [updated], [version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13);

-- LimitService.CreateAsync
INSERT INTO [audit_entries] ([seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name])
SELECT [seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [action] varchar(40),
    [actor] nvarchar(200),
    [actor_id] uniqueidentifier,
    [address] varchar(64),
    [after] nvarchar(max),
    [at] datetime2(6),
    [before] nvarchar(max),
    [correlation_id] varchar(64),
    [reason] nvarchar(1000),
    [source] varchar(10),
    [subject_id] uniqueidentifier,
    [subject_name] nvarchar(200)
)

-- LimitService.CreateAsync
DELETE FROM [t]
FROM [task_run_cached_results] AS [t]
WHERE [t].[seq] IN (
    SELECT TOP(@p) [t0].[seq]
    FROM [task_run_cached_results] AS [t0]
    WHERE [t0].[expiration] <= @now
    ORDER BY [t0].[expiration]
)

-- LimitService.CreateAsync
INSERT INTO [task_run_changes] ([seq], [task_run_ids])
SELECT [seq], CONVERT(varbinary(max), [task_run_ids], 2)
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [task_run_ids] varchar(max)
)

-- LimitService.CreateAsync
DELETE FROM [t]
FROM [task_run_changes] AS [t]
WHERE [t].[seq] < @limit

-- LimitService.ChangeAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [concurrency_limits] AS [c]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- LimitService.ResetAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [concurrency_limits] AS [c]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- LimitService.DeleteAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [concurrency_limits] AS [c]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- SlotService.TakeAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [concurrency_limits] AS [c]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- SlotService.GiveAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [concurrency_limits] AS [c]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- SlotService.EndLeaseAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [concurrency_limits] AS [c]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- SlotService.RenewAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [concurrency_limits] AS [c]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- SlotService.TakeForRunAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [concurrency_limits] AS [c]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- SlotService.GiveForRunAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [concurrency_limits] AS [c]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- SlotService.RemoveExpiredAsync
SELECT TOP(@p) [c].[lease_id]
FROM [concurrency_slots] AS [c]
WHERE [c].[expires] <= @now
ORDER BY [c].[expires]

-- LimitQueries.FindAsync
SELECT TOP(1) [c].[seq], [c].[active], [c].[avg_slot_occupancy_seconds], [c].[created], [c].[id], [c].[is_legacy], [c].[limit], [c].[loose_since], [c].[loose_slots], [c].[name], [c].[name_hash], [c].[slot_decay_per_second], [c].[updated], [c].[version]
FROM [concurrency_limits] AS [c]
WHERE [c].[id] = @id AND [c].[is_legacy] = @which_IsLegacy

-- LimitQueries.FindAsync
SELECT TOP(1) [c].[seq], [c].[active], [c].[avg_slot_occupancy_seconds], [c].[created], [c].[id], [c].[is_legacy], [c].[limit], [c].[loose_since], [c].[loose_slots], [c].[name], [c].[name_hash], [c].[slot_decay_per_second], [c].[updated], [c].[version]
FROM [concurrency_limits] AS [c]
WHERE [c].[name_hash] = @hash

-- LimitQueries.ListAsync
SELECT [c].[seq], [c].[active], [c].[avg_slot_occupancy_seconds], [c].[created], [c].[id], [c].[is_legacy], [c].[limit], [c].[loose_since], [c].[loose_slots], [c].[name], [c].[name_hash], [c].[slot_decay_per_second], [c].[updated], [c].[version]
FROM [concurrency_limits] AS [c]
WHERE [c].[is_legacy] = @isLegacy
ORDER BY [c].[name], [c].[seq]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- LimitQueries.ListAsync
SELECT [c].[seq], [c].[expires], [c].[holder_id], [c].[holder_type], [c].[lease_id], [c].[limit_seq], [c].[slots], [c].[taken]
FROM [concurrency_slots] AS [c]
WHERE 0 = 1
ORDER BY [c].[seq]

-- LimitQueries.ListWithHoldersAsync
SELECT TOP(@p) [c].[seq], [c].[active], [c].[avg_slot_occupancy_seconds], [c].[created], [c].[id], [c].[is_legacy], [c].[limit], [c].[loose_since], [c].[loose_slots], [c].[name], [c].[name_hash], [c].[slot_decay_per_second], [c].[updated], [c].[version]
FROM [concurrency_limits] AS [c]
ORDER BY [c].[name], [c].[seq]

-- LimitQueries.ListWithHoldersAsync
SELECT [c].[limit_seq] AS [Key], COALESCE(SUM(CAST([c].[slots] AS bigint)), CAST(0 AS bigint)) AS [Held]
FROM [concurrency_slots] AS [c]
WHERE 0 = 1
GROUP BY [c].[limit_seq]

-- LimitQueries.ListWithHoldersAsync
SELECT [c2].[seq], [c2].[expires], [c2].[holder_id], [c2].[holder_type], [c2].[lease_id], [c2].[limit_seq], [c2].[slots], [c2].[taken]
FROM [concurrency_limits] AS [c]
INNER JOIN (
    SELECT [c1].[seq], [c1].[expires], [c1].[holder_id], [c1].[holder_type], [c1].[lease_id], [c1].[limit_seq], [c1].[slots], [c1].[taken]
    FROM (
        SELECT [c0].[seq], [c0].[expires], [c0].[holder_id], [c0].[holder_type], [c0].[lease_id], [c0].[limit_seq], [c0].[slots], [c0].[taken], ROW_NUMBER() OVER(PARTITION BY [c0].[limit_seq] ORDER BY [c0].[seq]) AS [row]
        FROM [concurrency_slots] AS [c0]
        WHERE [c0].[expires] > @now
    ) AS [c1]
    WHERE [c1].[row] <= @holders
) AS [c2] ON [c].[seq] = [c2].[limit_seq]
WHERE 0 = 1

-- LimitQueries.ListWithHoldersAsync
SELECT [t].[id] AS [Id], [t].[name] AS [Name]
FROM [task_runs] AS [t]
WHERE 0 = 1

-- AccountService.FindAsync
SELECT TOP(1) [a].[seq], [a].[access_failed_count], [a].[created], [a].[id], [a].[is_disabled], [a].[key_hash], [a].[kind], [a].[last_sign_in], [a].[lockout_end], [a].[name], [a].[password_hash], [a].[role], [a].[security_stamp], [a].[version]
FROM [accounts] AS [a]
WHERE [a].[id] = @id

-- AccountService.FindByKeyAsync
SELECT TOP(1) [a].[seq], [a].[access_failed_count], [a].[created], [a].[id], [a].[is_disabled], [a].[key_hash], [a].[kind], [a].[last_sign_in], [a].[lockout_end], [a].[name], [a].[password_hash], [a].[role], [a].[security_stamp], [a].[version]
FROM [accounts] AS [a]
WHERE [a].[key_hash] = @keyHash

-- AccountService.ListAsync
SELECT [a].[seq], [a].[access_failed_count], [a].[created], [a].[id], [a].[is_disabled], [a].[key_hash], [a].[kind], [a].[last_sign_in], [a].[lockout_end], [a].[name], [a].[password_hash], [a].[role], [a].[security_stamp], [a].[version]
FROM [accounts] AS [a]
ORDER BY [a].[name], [a].[seq]

-- AccountService.HasLocalAdminAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [accounts] AS [a]
        WHERE [a].[kind] = 'Local' AND [a].[role] = 'Admin' AND [a].[is_disabled] = CAST(0 AS bit)) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- AccountService.AddAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [accounts] AS [a]
        WHERE [a].[key_hash] = @account_KeyHash) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- AccountService.AddAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [accounts] AS [a]
        WHERE [a].[kind] = 'Local' AND [a].[role] = 'Admin' AND [a].[is_disabled] = CAST(0 AS bit)) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- AccountService.AddAsync
INSERT INTO [accounts] ([seq], [access_failed_count], [created], [id], [is_disabled], [key_hash], [kind], [last_sign_in], [lockout_end], [name], [password_hash], [role], [security_stamp], [version])
SELECT [seq], [access_failed_count], [created], [id], [is_disabled], CONVERT(binary(32), [key_hash], 2), [kind], [last_sign_in], [lockout_end], [name], [password_hash], [role], [security_stamp], [version]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [access_failed_count] int,
    [created] datetime2(6),
    [id] uniqueidentifier,
    [is_disabled] bit,
    [key_hash] varchar(max),
    [kind] varchar(10),
    [last_sign_in] datetime2(6),
    [lockout_end] datetime2(6),
    [name] nvarchar(100),
    [password_hash] varchar(500),
    [role] varchar(10),
    [security_stamp] varchar(64),
    [version] int
)

-- AccountService.AddAsync
INSERT INTO [audit_entries] ([seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name])
SELECT [seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [action] varchar(40),
    [actor] nvarchar(200),
    [actor_id] uniqueidentifier,
    [address] varchar(64),
    [after] nvarchar(max),
    [at] datetime2(6),
    [before] nvarchar(max),
    [correlation_id] varchar(64),
    [reason] nvarchar(1000),
    [source] varchar(10),
    [subject_id] uniqueidentifier,
    [subject_name] nvarchar(200)
)

-- AccountService.AddAsync
DELETE FROM [t]
FROM [task_run_cached_results] AS [t]
WHERE [t].[seq] IN (
    SELECT TOP(@p) [t0].[seq]
    FROM [task_run_cached_results] AS [t0]
    WHERE [t0].[expiration] <= @now
    ORDER BY [t0].[expiration]
)

-- AccountService.AddAsync
INSERT INTO [task_run_changes] ([seq], [task_run_ids])
SELECT [seq], CONVERT(varbinary(max), [task_run_ids], 2)
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [task_run_ids] varchar(max)
)

-- AccountService.AddAsync
DELETE FROM [t]
FROM [task_run_changes] AS [t]
WHERE [t].[seq] < @limit

-- AccountService.SaveAsync
SELECT TOP(1) [a].[seq], [a].[access_failed_count], [a].[created], [a].[id], [a].[is_disabled], [a].[key_hash], [a].[kind], [a].[last_sign_in], [a].[lockout_end], [a].[name], [a].[password_hash], [a].[role], [a].[security_stamp], [a].[version]
FROM [accounts] AS [a]
WHERE [a].[seq] = @account_Seq

-- AccountService.SignInAsync
SELECT TOP(1) [a].[seq], [a].[access_failed_count], [a].[created], [a].[id], [a].[is_disabled], [a].[key_hash], [a].[kind], [a].[last_sign_in], [a].[lockout_end], [a].[name], [a].[password_hash], [a].[role], [a].[security_stamp], [a].[version]
FROM [accounts] AS [a]
WHERE [a].[key_hash] = @hash

-- AccountService.SignInAsync
INSERT INTO [accounts] ([seq], [access_failed_count], [created], [id], [is_disabled], [key_hash], [kind], [last_sign_in], [lockout_end], [name], [password_hash], [role], [security_stamp], [version])
SELECT [seq], [access_failed_count], [created], [id], [is_disabled], CONVERT(binary(32), [key_hash], 2), [kind], [last_sign_in], [lockout_end], [name], [password_hash], [role], [security_stamp], [version]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [access_failed_count] int,
    [created] datetime2(6),
    [id] uniqueidentifier,
    [is_disabled] bit,
    [key_hash] varchar(max),
    [kind] varchar(10),
    [last_sign_in] datetime2(6),
    [lockout_end] datetime2(6),
    [name] nvarchar(100),
    [password_hash] varchar(500),
    [role] varchar(10),
    [security_stamp] varchar(64),
    [version] int
)

-- AccountService.SignInAsync
INSERT INTO [audit_entries] ([seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name])
SELECT [seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [action] varchar(40),
    [actor] nvarchar(200),
    [actor_id] uniqueidentifier,
    [address] varchar(64),
    [after] nvarchar(max),
    [at] datetime2(6),
    [before] nvarchar(max),
    [correlation_id] varchar(64),
    [reason] nvarchar(1000),
    [source] varchar(10),
    [subject_id] uniqueidentifier,
    [subject_name] nvarchar(200)
)

-- AccountService.SignInAsync
DELETE FROM [t]
FROM [task_run_cached_results] AS [t]
WHERE [t].[seq] IN (
    SELECT TOP(@p) [t0].[seq]
    FROM [task_run_cached_results] AS [t0]
    WHERE [t0].[expiration] <= @now
    ORDER BY [t0].[expiration]
)

-- AccountService.SignInAsync
INSERT INTO [task_run_changes] ([seq], [task_run_ids])
SELECT [seq], CONVERT(varbinary(max), [task_run_ids], 2)
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [task_run_ids] varchar(max)
)

-- AccountService.SignInAsync
DELETE FROM [t]
FROM [task_run_changes] AS [t]
WHERE [t].[seq] < @limit

-- AccountService.DeleteAsync
SELECT TOP(1) [a].[seq], [a].[access_failed_count], [a].[created], [a].[id], [a].[is_disabled], [a].[key_hash], [a].[kind], [a].[last_sign_in], [a].[lockout_end], [a].[name], [a].[password_hash], [a].[role], [a].[security_stamp], [a].[version]
FROM [accounts] AS [a]
WHERE [a].[id] = @id

-- ApiKeyService.ListAsync
SELECT [a].[seq], [a].[created], [a].[created_by], [a].[expires], [a].[id], [a].[key_hash], [a].[last_used], [a].[lookup], [a].[name], [a].[revoked], [a].[role]
FROM [api_keys] AS [a]
ORDER BY [a].[seq] DESC

-- ApiKeyService.CreateAsync
SELECT [a].[seq], [a].[created], [a].[created_by], [a].[expires], [a].[id], [a].[key_hash], [a].[last_used], [a].[lookup], [a].[name], [a].[revoked], [a].[role]
FROM [api_keys] AS [a]
WHERE [a].[name] = @request_Name

-- ApiKeyService.CreateAsync
INSERT INTO [api_keys] ([seq], [created], [created_by], [expires], [id], [key_hash], [last_used], [lookup], [name], [revoked], [role])
SELECT [seq], [created], [created_by], [expires], [id], CONVERT(binary(32), [key_hash], 2), [last_used], [lookup], [name], [revoked], [role]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [created] datetime2(6),
    [created_by] nvarchar(200),
    [expires] datetime2(6),
    [id] uniqueidentifier,
    [key_hash] varchar(max),
    [last_used] datetime2(6),
    [lookup] varchar(12),
    [name] nvarchar(100),
    [revoked] datetime2(6),
    [role] varchar(10)
)

-- ApiKeyService.CreateAsync
INSERT INTO [audit_entries] ([seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name])
SELECT [seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [action] varchar(40),
    [actor] nvarchar(200),
    [actor_id] uniqueidentifier,
    [address] varchar(64),
    [after] nvarchar(max),
    [at] datetime2(6),
    [before] nvarchar(max),
    [correlation_id] varchar(64),
    [reason] nvarchar(1000),
    [source] varchar(10),
    [subject_id] uniqueidentifier,
    [subject_name] nvarchar(200)
)

-- ApiKeyService.CreateAsync
DELETE FROM [t]
FROM [task_run_cached_results] AS [t]
WHERE [t].[seq] IN (
    SELECT TOP(@p) [t0].[seq]
    FROM [task_run_cached_results] AS [t0]
    WHERE [t0].[expiration] <= @now
    ORDER BY [t0].[expiration]
)

-- ApiKeyService.CreateAsync
INSERT INTO [task_run_changes] ([seq], [task_run_ids])
SELECT [seq], CONVERT(varbinary(max), [task_run_ids], 2)
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [task_run_ids] varchar(max)
)

-- ApiKeyService.CreateAsync
DELETE FROM [t]
FROM [task_run_changes] AS [t]
WHERE [t].[seq] < @limit

-- ApiKeyService.RevokeAsync
SELECT TOP(1) [a].[seq], [a].[created], [a].[created_by], [a].[expires], [a].[id], [a].[key_hash], [a].[last_used], [a].[lookup], [a].[name], [a].[revoked], [a].[role]
FROM [api_keys] AS [a]
WHERE [a].[id] = @id

-- ApiKeyService.FindAsync
SELECT TOP(1) [a].[seq], [a].[created], [a].[created_by], [a].[expires], [a].[id], [a].[key_hash], [a].[last_used], [a].[lookup], [a].[name], [a].[revoked], [a].[role]
FROM [api_keys] AS [a]
WHERE [a].[lookup] = @lookup

-- AuditQueries.ListAsync
SELECT TOP(@p) [a].[seq], [a].[action], [a].[actor], [a].[actor_id], [a].[address], [a].[after], [a].[at], [a].[before], [a].[correlation_id], [a].[reason], [a].[source], [a].[subject_id], [a].[subject_name]
FROM [audit_entries] AS [a]
WHERE [a].[seq] < @seq AND [a].[actor] = @actor AND [a].[action] = @action AND [a].[source] = @source AND [a].[subject_id] = @subject AND [a].[at] >= @_8__locals1_from AND [a].[seq] >= @first AND [a].[at] < @_8__locals2_until AND [a].[seq] < @end
ORDER BY [a].[seq] DESC

-- AuditQueries.ListAllAsync
SELECT TOP(@p) [a].[seq], [a].[action], [a].[actor], [a].[actor_id], [a].[address], [a].[after], [a].[at], [a].[before], [a].[correlation_id], [a].[reason], [a].[source], [a].[subject_id], [a].[subject_name]
FROM [audit_entries] AS [a]
ORDER BY [a].[seq] DESC

-- BulkJobService.StartAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[state_type] = @type
) AS [t0]

-- BulkJobService.StartAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[state_type] = @type
) AND CAST([t].[state_type] AS nvarchar(max)) + N'' = @types1 AND DATEDIFF_BIG(microsecond, [t].[created], @to) >= CAST(0 AS bigint)

-- BulkJobService.StartAsync
SELECT TOP(1) [b].[seq], [b].[action], [b].[actor], [b].[actor_id], [b].[address], [b].[claimed_by], [b].[claimed_until], [b].[correlation_id], [b].[created], [b].[cursor], [b].[done], [b].[ended], [b].[failed], [b].[frozen_at], [b].[id], [b].[is_forced], [b].[message], [b].[problem], [b].[proposed_name], [b].[proposed_type], [b].[refused], [b].[role], [b].[source], [b].[started], [b].[status], [b].[text], [b].[total], [b].[up_to]
FROM [bulk_jobs] AS [b]
WHERE [b].[id] = @id

-- BulkJobService.CancelAsync
SELECT TOP(1) [b].[seq], [b].[action], [b].[actor], [b].[actor_id], [b].[address], [b].[claimed_by], [b].[claimed_until], [b].[correlation_id], [b].[created], [b].[cursor], [b].[done], [b].[ended], [b].[failed], [b].[frozen_at], [b].[id], [b].[is_forced], [b].[message], [b].[problem], [b].[proposed_name], [b].[proposed_type], [b].[refused], [b].[role], [b].[source], [b].[started], [b].[status], [b].[text], [b].[total], [b].[up_to]
FROM [bulk_jobs] AS [b]
WHERE [b].[id] = @id

-- BulkJobQueries.PreviewAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[state_type] = @type
) AS [t0]

-- BulkJobQueries.PreviewAsync
SELECT [t].[seq]
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [t0].[seq]
    FROM [task_runs] AS [t0]
    WHERE [t0].[state_type] = @type
) AND CAST([t].[state_type] AS nvarchar(max)) + N'' = @types1 AND [t].[seq] < @seq
ORDER BY [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY

-- BulkJobQueries.PreviewAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[state_timestamp], [t].[tags], [t].[run_count], [t].[created], [t].[updated], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[start_time], [t].[end_time], [t].[total_run_time]
FROM [task_runs] AS [t]
WHERE [t].[seq] IN (
    SELECT [s].[value]
    FROM OPENJSON(@seqs) WITH ([value] bigint '$') AS [s]
) AND CAST([t].[state_type] AS nvarchar(max)) + N'' = @types1
ORDER BY [t].[seq] DESC

-- BulkJobQueries.PreviewAsync
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [task_runs] AS [t]
    WHERE [t].[state_type] = @type
) AS [t0]

-- BulkJobQueries.PreviewAsync
SELECT [u6].[state_type] AS [Type], COUNT([u6].[state_type]) AS [Count]
FROM (
    SELECT [t3].[state_type]
    FROM (
        SELECT TOP(@p) [t].[state_type]
        FROM [task_runs] AS [t]
        WHERE [t].[seq] IN (
            SELECT [t0].[seq]
            FROM [task_runs] AS [t0]
            WHERE [t0].[state_type] = @type
        ) AND CAST([t].[state_type] AS nvarchar(max)) + N'' = @types1 AND DATEDIFF_BIG(microsecond, [t].[created], @to) >= CAST(0 AS bigint) AND [t].[state_type] = @type3
    ) AS [t3]
    UNION ALL
    SELECT [t4].[state_type]
    FROM (
        SELECT TOP(@p) [t1].[state_type]
        FROM [task_runs] AS [t1]
        WHERE [t1].[seq] IN (
            SELECT [t2].[seq]
            FROM [task_runs] AS [t2]
            WHERE [t2].[state_type] = @type
        ) AND CAST([t1].[state_type] AS nvarchar(max)) + N'' = @types1 AND DATEDIFF_BIG(microsecond, [t1].[created], @to) >= CAST(0 AS bigint) AND [t1].[state_type] = @type8
    ) AS [t4]
    UNION ALL
    SELECT [t7].[state_type]
    FROM (
        SELECT TOP(@p) [t5].[state_type]
        FROM [task_runs] AS [t5]
        WHERE [t5].[seq] IN (
            SELECT [t6].[seq]
            FROM [task_runs] AS [t6]
            WHERE [t6].[state_type] = @type
        ) AND CAST([t5].[state_type] AS nvarchar(max)) + N'' = @types1 AND DATEDIFF_BIG(microsecond, [t5].[created], @to) >= CAST(0 AS bigint) AND [t5].[state_type] = @type13
    ) AS [t7]
    UNION ALL
    SELECT [t10].[state_type]
    FROM (
        SELECT TOP(@p) [t8].[state_type]
        FROM [task_runs] AS [t8]
        WHERE [t8].[seq] IN (
            SELECT [t9].[seq]
            FROM [task_runs] AS [t9]
            WHERE [t9].[state_type] = @type
        ) AND CAST([t8].[state_type] AS nvarchar(max)) + N'' = @types1 AND DATEDIFF_BIG(microsecond, [t8].[created], @to) >= CAST(0 AS bigint) AND [t8].[state_type] = @type18
    ) AS [t10]
    UNION ALL
    SELECT [t13].[state_type]
    FROM (
        SELECT TOP(@p) [t11].[state_type]
        FROM [task_runs] AS [t11]
        WHERE [t11].[seq] IN (
            SELECT [t12].[seq]
            FROM [task_runs] AS [t12]
            WHERE [t12].[state_type] = @type
        ) AND CAST([t11].[state_type] AS nvarchar(max)) + N'' = @types1 AND DATEDIFF_BIG(microsecond, [t11].[created], @to) >= CAST(0 AS bigint) AND [t11].[state_type] = @type23
    ) AS [t13]
    UNION ALL
    SELECT [t16].[state_type]
    FROM (
        SELECT TOP(@p) [t14].[state_type]
        FROM [task_runs] AS [t14]
        WHERE [t14].[seq] IN (
            SELECT [t15].[seq]
            FROM [task_runs] AS [t15]
            WHERE [t15].[state_type] = @type
        ) AND CAST([t14].[state_type] AS nvarchar(max)) + N'' = @types1 AND DATEDIFF_BIG(microsecond, [t14].[created], @to) >= CAST(0 AS bigint) AND [t14].[state_type] = @type28
    ) AS [t16]
    UNION ALL
    SELECT [t19].[state_type]
    FROM (
        SELECT TOP(@p) [t17].[state_type]
        FROM [task_runs] AS [t17]
        WHERE [t17].[seq] IN (
            SELECT [t18].[seq]
            FROM [task_runs] AS [t18]
            WHERE [t18].[state_type] = @type
        ) AND CAST([t17].[state_type] AS nvarchar(max)) + N'' = @types1 AND DATEDIFF_BIG(microsecond, [t17].[created], @to) >= CAST(0 AS bigint) AND [t17].[state_type] = @type33
    ) AS [t19]
    UNION ALL
    SELECT [t22].[state_type]
    FROM (
        SELECT TOP(@p) [t20].[state_type]
        FROM [task_runs] AS [t20]
        WHERE [t20].[seq] IN (
            SELECT [t21].[seq]
            FROM [task_runs] AS [t21]
            WHERE [t21].[state_type] = @type
        ) AND CAST([t20].[state_type] AS nvarchar(max)) + N'' = @types1 AND DATEDIFF_BIG(microsecond, [t20].[created], @to) >= CAST(0 AS bigint) AND [t20].[state_type] = @type38
    ) AS [t22]
    UNION ALL
    SELECT [t25].[state_type]
    FROM (
        SELECT TOP(@p) [t23].[state_type]
        FROM [task_runs] AS [t23]
        WHERE [t23].[seq] IN (
            SELECT [t24].[seq]
            FROM [task_runs] AS [t24]
            WHERE [t24].[state_type] = @type
        ) AND CAST([t23].[state_type] AS nvarchar(max)) + N'' = @types1 AND DATEDIFF_BIG(microsecond, [t23].[created], @to) >= CAST(0 AS bigint) AND [t23].[state_type] = @type43
    ) AS [t25]
) AS [u6]
GROUP BY [u6].[state_type]

-- BulkJobQueries.FindAsync
SELECT TOP(1) [b].[seq], [b].[action], [b].[actor], [b].[actor_id], [b].[address], [b].[claimed_by], [b].[claimed_until], [b].[correlation_id], [b].[created], [b].[cursor], [b].[done], [b].[ended], [b].[failed], [b].[frozen_at], [b].[id], [b].[is_forced], [b].[message], [b].[problem], [b].[proposed_name], [b].[proposed_type], [b].[refused], [b].[role], [b].[source], [b].[started], [b].[status], [b].[text], [b].[total], [b].[up_to]
FROM [bulk_jobs] AS [b]
WHERE [b].[id] = @id

-- BulkJobQueries.ListAsync
SELECT TOP(@p) [b].[seq], [b].[action], [b].[actor], [b].[actor_id], [b].[address], [b].[claimed_by], [b].[claimed_until], [b].[correlation_id], [b].[created], [b].[cursor], [b].[done], [b].[ended], [b].[failed], [b].[frozen_at], [b].[id], [b].[is_forced], [b].[message], [b].[problem], [b].[proposed_name], [b].[proposed_type], [b].[refused], [b].[role], [b].[source], [b].[started], [b].[status], [b].[text], [b].[total], [b].[up_to]
FROM [bulk_jobs] AS [b]
WHERE [b].[seq] < @end
ORDER BY [b].[seq] DESC

-- BulkJobQueries.ListResultsAsync
SELECT TOP(@p) [b].[job_seq], [b].[run_seq], [b].[outcome], [b].[reason], [b].[run_id], [b].[run_name], [b].[state_name], [b].[state_type]
FROM [bulk_job_results] AS [b]
WHERE [b].[job_seq] = @seq AND [b].[outcome] = @one AND [b].[run_seq] < @end
ORDER BY [b].[run_seq] DESC

-- BulkJobQueries.ListAllResultsAsync
SELECT TOP(@p) [b].[job_seq], [b].[run_seq], [b].[outcome], [b].[reason], [b].[run_id], [b].[run_name], [b].[state_name], [b].[state_type]
FROM [bulk_job_results] AS [b]
WHERE [b].[job_seq] = @seq AND [b].[run_seq] < @end
ORDER BY [b].[run_seq] DESC

-- BulkJobWorker.GoOnAsync
SELECT [b].[seq], [b].[action], [b].[actor], [b].[actor_id], [b].[address], [b].[claimed_by], [b].[claimed_until], [b].[correlation_id], [b].[created], [b].[cursor], [b].[done], [b].[ended], [b].[failed], [b].[frozen_at], [b].[id], [b].[is_forced], [b].[message], [b].[problem], [b].[proposed_name], [b].[proposed_type], [b].[refused], [b].[role], [b].[source], [b].[started], [b].[status], [b].[text], [b].[total], [b].[up_to]
FROM [bulk_jobs] AS [b]
WHERE [b].[status] IN ('PENDING', 'RUNNING') AND ([b].[claimed_by] IS NULL OR [b].[claimed_by] = @_server OR [b].[claimed_until] < @now)
ORDER BY [b].[seq]

-- Limits and slots
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [concurrency_limits] AS [c]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- Limits and slots
SELECT [c].[seq], [c].[active], [c].[avg_slot_occupancy_seconds], [c].[created], [c].[id], [c].[is_legacy], [c].[limit], [c].[loose_since], [c].[loose_slots], [c].[name], [c].[name_hash], [c].[slot_decay_per_second], [c].[updated], [c].[version]
FROM [concurrency_limits] AS [c]
WHERE [c].[name_hash] IN (@hashes1, @hashes2)

-- Limits and slots
SELECT [c].[seq], [c].[active], [c].[avg_slot_occupancy_seconds], [c].[created], [c].[id], [c].[is_legacy], [c].[limit], [c].[loose_since], [c].[loose_slots], [c].[name], [c].[name_hash], [c].[slot_decay_per_second], [c].[updated], [c].[version]
FROM [concurrency_limits] AS [c]
WHERE [c].[id] = @_ids1

-- Limits and slots
SELECT [c].[seq], [c].[active], [c].[avg_slot_occupancy_seconds], [c].[created], [c].[id], [c].[is_legacy], [c].[limit], [c].[loose_since], [c].[loose_slots], [c].[name], [c].[name_hash], [c].[slot_decay_per_second], [c].[updated], [c].[version]
FROM [concurrency_limits] AS [c]
WHERE EXISTS (
    SELECT 1
    FROM [concurrency_slots] AS [c0]
    WHERE [c0].[limit_seq] = [c].[seq] AND [c0].[lease_id] = @_leases1)

-- Limits and slots
SELECT [c].[seq], [c].[expires], [c].[holder_id], [c].[holder_type], [c].[lease_id], [c].[limit_seq], [c].[slots], [c].[taken]
FROM [concurrency_slots] AS [c]
WHERE [c].[lease_id] = @_leases1

-- Limits and slots
SELECT [c].[seq], [c].[expires], [c].[holder_id], [c].[holder_type], [c].[lease_id], [c].[limit_seq], [c].[slots], [c].[taken]
FROM [concurrency_slots] AS [c]
WHERE [c].[holder_id] IS NOT NULL AND [c].[holder_id] = @_holders1

-- Limits and slots
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [concurrency_limits] AS [c]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- Limits and slots
SELECT [c].[seq], [c].[active], [c].[avg_slot_occupancy_seconds], [c].[created], [c].[id], [c].[is_legacy], [c].[limit], [c].[loose_since], [c].[loose_slots], [c].[name], [c].[name_hash], [c].[slot_decay_per_second], [c].[updated], [c].[version]
FROM [concurrency_limits] AS [c]
WHERE [c].[name_hash] IN (@hashes1, @hashes2)

-- Limits and slots
SELECT [c].[seq], [c].[active], [c].[avg_slot_occupancy_seconds], [c].[created], [c].[id], [c].[is_legacy], [c].[limit], [c].[loose_since], [c].[loose_slots], [c].[name], [c].[name_hash], [c].[slot_decay_per_second], [c].[updated], [c].[version]
FROM [concurrency_limits] AS [c]
WHERE [c].[id] = @_ids1

-- Limits and slots
SELECT [c].[seq], [c].[active], [c].[avg_slot_occupancy_seconds], [c].[created], [c].[id], [c].[is_legacy], [c].[limit], [c].[loose_since], [c].[loose_slots], [c].[name], [c].[name_hash], [c].[slot_decay_per_second], [c].[updated], [c].[version]
FROM [concurrency_limits] AS [c]
WHERE EXISTS (
    SELECT 1
    FROM [concurrency_slots] AS [c0]
    WHERE [c0].[limit_seq] = [c].[seq] AND [c0].[lease_id] = @_leases1)

-- Limits and slots
SELECT [c].[limit_seq] AS [Key], COALESCE(SUM(CAST([c].[slots] AS bigint)), CAST(0 AS bigint)) AS [Held]
FROM [concurrency_slots] AS [c]
WHERE [c].[limit_seq] = @limits1 AND [c].[expires] > @now
GROUP BY [c].[limit_seq]

-- Limits and slots
SELECT [c].[seq], [c].[expires], [c].[holder_id], [c].[holder_type], [c].[lease_id], [c].[limit_seq], [c].[slots], [c].[taken]
FROM [concurrency_slots] AS [c]
WHERE [c].[lease_id] = @_leases1

-- Limits and slots
SELECT [c].[seq], [c].[expires], [c].[holder_id], [c].[holder_type], [c].[lease_id], [c].[limit_seq], [c].[slots], [c].[taken]
FROM [concurrency_slots] AS [c]
WHERE [c].[holder_id] IS NOT NULL AND [c].[holder_id] = @_holders1

-- Limits and slots
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [concurrency_limits] ([seq], [active], [avg_slot_occupancy_seconds], [created], [id], [is_legacy], [limit], [loose_since], [loose_slots], [name], [name_hash], [slot_decay_per_second], [updated], [version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13);

-- Limits and slots
UPDATE [c]
SET [c].[avg_slot_occupancy_seconds] = [c].[avg_slot_occupancy_seconds] + @weight * (@mean - [c].[avg_slot_occupancy_seconds])
FROM [concurrency_limits] AS [c]
WHERE [c].[seq] = @seq

-- Limits and slots
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [concurrency_limits] SET [active] = @p0, [avg_slot_occupancy_seconds] = @p1, [created] = @p2, [id] = @p3, [is_legacy] = @p4, [limit] = @p5, [loose_since] = @p6, [loose_slots] = @p7, [name] = @p8, [name_hash] = @p9, [slot_decay_per_second] = @p10, [updated] = @p11, [version] = @p12
OUTPUT 1
WHERE [seq] = @p13 AND [version] = @p14;

-- Limits and slots
DELETE FROM [c]
FROM [concurrency_limits] AS [c]
WHERE [c].[seq] = @_deleted1

-- Limits and slots
DELETE FROM [c]
FROM [concurrency_slots] AS [c]
WHERE [c].[limit_seq] = @_emptied1

-- A job and what came of its runs
INSERT INTO [bulk_jobs] ([seq], [action], [actor], [actor_id], [address], [claimed_by], [claimed_until], [correlation_id], [created], [cursor], [done], [ended], [failed], [frozen_at], [id], [is_forced], [message], [problem], [proposed_name], [proposed_type], [refused], [role], [source], [started], [status], [text], [total], [up_to])
SELECT [seq], [action], [actor], [actor_id], [address], [claimed_by], [claimed_until], [correlation_id], [created], [cursor], [done], [ended], [failed], [frozen_at], [id], [is_forced], [message], [problem], [proposed_name], [proposed_type], [refused], [role], [source], [started], [status], [text], [total], [up_to]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [action] varchar(10),
    [actor] nvarchar(200),
    [actor_id] uniqueidentifier,
    [address] varchar(64),
    [claimed_by] uniqueidentifier,
    [claimed_until] datetime2(6),
    [correlation_id] varchar(64),
    [created] datetime2(6),
    [cursor] bigint,
    [done] int,
    [ended] datetime2(6),
    [failed] int,
    [frozen_at] datetime2(6),
    [id] uniqueidentifier,
    [is_forced] bit,
    [message] nvarchar(max),
    [problem] nvarchar(1000),
    [proposed_name] nvarchar(4000),
    [proposed_type] varchar(10),
    [refused] int,
    [role] varchar(10),
    [source] varchar(10),
    [started] datetime2(6),
    [status] varchar(10),
    [text] nvarchar(max),
    [total] int,
    [up_to] bigint
)

-- A job and what came of its runs
UPDATE [b]
SET [b].[status] = @p,
    [b].[started] = COALESCE([b].[started], @now4),
    [b].[claimed_by] = @p5,
    [b].[claimed_until] = @p6
FROM [bulk_jobs] AS [b]
WHERE [b].[seq] = @job_Seq AND [b].[ended] IS NULL AND ([b].[claimed_by] IS NULL OR [b].[claimed_by] = @_server OR [b].[claimed_until] < @now)

-- A job and what came of its runs
SELECT TOP(1) [b].[seq], [b].[action], [b].[actor], [b].[actor_id], [b].[address], [b].[claimed_by], [b].[claimed_until], [b].[correlation_id], [b].[created], [b].[cursor], [b].[done], [b].[ended], [b].[failed], [b].[frozen_at], [b].[id], [b].[is_forced], [b].[message], [b].[problem], [b].[proposed_name], [b].[proposed_type], [b].[refused], [b].[role], [b].[source], [b].[started], [b].[status], [b].[text], [b].[total], [b].[up_to]
FROM [bulk_jobs] AS [b]
WHERE [b].[id] = @id

-- A job and what came of its runs
UPDATE [b]
SET [b].[cursor] = @p,
    [b].[claimed_until] = @p4
FROM [bulk_jobs] AS [b]
WHERE [b].[seq] = @job_Seq AND [b].[status] = 'RUNNING' AND [b].[claimed_by] = @server AND [b].[cursor] = @cursor

-- A job and what came of its runs
UPDATE [b]
SET [b].[done] = [b].[done] + @done,
    [b].[refused] = [b].[refused] + @refused,
    [b].[failed] = [b].[failed] + @failed
FROM [bulk_jobs] AS [b]
WHERE [b].[seq] = @job_Seq

-- A job and what came of its runs
UPDATE [b]
SET [b].[done] = [b].[done] + @done,
    [b].[refused] = [b].[refused] + @refused,
    [b].[failed] = [b].[failed] + @failed
FROM [bulk_jobs] AS [b]
WHERE [b].[seq] = @job_Seq

-- A job and what came of its runs
INSERT INTO [bulk_job_results] ([job_seq], [run_seq], [outcome], [reason], [run_id], [run_name], [state_name], [state_type])
SELECT [job_seq], [run_seq], [outcome], [reason], [run_id], [run_name], [state_name], [state_type]
FROM OPENJSON(@rows) WITH (
    [job_seq] bigint,
    [run_seq] bigint,
    [outcome] varchar(10),
    [reason] nvarchar(1000),
    [run_id] uniqueidentifier,
    [run_name] nvarchar(200),
    [state_name] nvarchar(200),
    [state_type] varchar(10)
)

-- A job and what came of its runs
UPDATE [b]
SET [b].[status] = @p,
    [b].[ended] = @p2
FROM [bulk_jobs] AS [b]
WHERE [b].[id] = @id AND [b].[ended] IS NULL

-- A job and what came of its runs
UPDATE [b]
SET [b].[status] = @p,
    [b].[ended] = @p3,
    [b].[problem] = NULL
FROM [bulk_jobs] AS [b]
WHERE [b].[seq] = @job_Seq AND [b].[status] = 'RUNNING' AND [b].[claimed_by] = @server

-- A job and what came of its runs
SELECT TOP(1) [b].[seq], [b].[action], [b].[actor], [b].[actor_id], [b].[address], [b].[claimed_by], [b].[claimed_until], [b].[correlation_id], [b].[created], [b].[cursor], [b].[done], [b].[ended], [b].[failed], [b].[frozen_at], [b].[id], [b].[is_forced], [b].[message], [b].[problem], [b].[proposed_name], [b].[proposed_type], [b].[refused], [b].[role], [b].[source], [b].[started], [b].[status], [b].[text], [b].[total], [b].[up_to]
FROM [bulk_jobs] AS [b]
WHERE [b].[id] = @id

-- ChangePoller
SELECT MAX([t].[seq])
FROM [task_run_changes] AS [t]

-- ChangePoller
SELECT [t].[seq]
FROM [task_run_changes] AS [t]
WHERE [t].[seq] > @after

-- ChangePoller
SELECT [t].[task_run_ids]
FROM [task_run_changes] AS [t]
WHERE [t].[seq] = @unseen1

-- A commit whose answer was lost
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ

-- A commit whose answer was lost
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [task_run_changes] AS [t]
        WHERE [t].[seq] = @seq) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- LogService
INSERT INTO [logs] ([seq], [created], [flow_run_id], [id], [level], [message], [name], [task_run_id], [text_folded], [timestamp], [updated])
SELECT [seq], [created], [flow_run_id], [id], [level], [message], [name], [task_run_id], [text_folded], [timestamp], [updated]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [created] datetime2(6),
    [flow_run_id] uniqueidentifier,
    [id] uniqueidentifier,
    [level] int,
    [message] nvarchar(max),
    [name] nvarchar(4000),
    [task_run_id] uniqueidentifier,
    [text_folded] nvarchar(max),
    [timestamp] datetime2(6),
    [updated] datetime2(6)
)

-- LogService
INSERT INTO [audit_entries] ([seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name])
SELECT [seq], [action], [actor], [actor_id], [address], [after], [at], [before], [correlation_id], [reason], [source], [subject_id], [subject_name]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [action] varchar(40),
    [actor] nvarchar(200),
    [actor_id] uniqueidentifier,
    [address] varchar(64),
    [after] nvarchar(max),
    [at] datetime2(6),
    [before] nvarchar(max),
    [correlation_id] varchar(64),
    [reason] nvarchar(1000),
    [source] varchar(10),
    [subject_id] uniqueidentifier,
    [subject_name] nvarchar(200)
)

-- LogQueries
SELECT [l].[id], [l].[created], [l].[updated], [l].[name], [l].[level], [l].[message], [l].[timestamp], [l].[flow_run_id], [l].[task_run_id]
FROM [logs] AS [l]
ORDER BY [l].[timestamp], [l].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- LogQueries
SELECT [l].[id], [l].[created], [l].[updated], [l].[name], [l].[level], [l].[message], [l].[timestamp], [l].[flow_run_id], [l].[task_run_id]
FROM [logs] AS [l]
ORDER BY [l].[timestamp], [l].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- LogQueries
SELECT [l].[id], [l].[created], [l].[updated], [l].[name], [l].[level], [l].[message], [l].[timestamp], [l].[flow_run_id], [l].[task_run_id]
FROM [logs] AS [l]
WHERE [l].[level] >= @lowest AND [l].[level] <= @highest
ORDER BY [l].[timestamp], [l].[seq]
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

-- LogQueries
SELECT [l].[id], [l].[created], [l].[updated], [l].[name], [l].[level], [l].[message], [l].[timestamp], [l].[flow_run_id], [l].[task_run_id]
FROM [logs] AS [l]
WHERE [l].[timestamp] >= @from AND [l].[timestamp] <= @to
ORDER BY [l].[timestamp], [l].[seq]
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

-- LogQueries
SELECT [l].[id], [l].[created], [l].[updated], [l].[name], [l].[level], [l].[message], [l].[timestamp], [l].[flow_run_id], [l].[task_run_id]
FROM [logs] AS [l]
WHERE [l].[task_run_id] = @taskRunId
ORDER BY [l].[timestamp], [l].[seq]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- LogQueries
SELECT [l].[id], [l].[created], [l].[updated], [l].[name], [l].[level], [l].[message], [l].[timestamp], [l].[flow_run_id], [l].[task_run_id]
FROM [logs] AS [l]
WHERE [l].[task_run_id] IS NOT NULL AND [l].[task_run_id] IN (
    SELECT [t].[value]
    FROM OPENJSON(@taskRunIds) WITH ([value] uniqueidentifier '$') AS [t]
)
ORDER BY [l].[timestamp], [l].[seq]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- LogQueries
SELECT [l].[id], [l].[created], [l].[updated], [l].[name], [l].[level], [l].[message], [l].[timestamp], [l].[flow_run_id], [l].[task_run_id]
FROM [logs] AS [l]
WHERE [l].[flow_run_id] = @flowRunId
ORDER BY [l].[timestamp], [l].[seq]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- LogQueries
SELECT [l].[id], [l].[created], [l].[updated], [l].[name], [l].[level], [l].[message], [l].[timestamp], [l].[flow_run_id], [l].[task_run_id]
FROM [logs] AS [l]
WHERE [l].[flow_run_id] IS NOT NULL AND [l].[flow_run_id] IN (
    SELECT [f].[value]
    FROM OPENJSON(@flowRunIds) WITH ([value] uniqueidentifier '$') AS [f]
)
ORDER BY [l].[timestamp], [l].[seq]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- LogQueries
SELECT [l].[id], [l].[created], [l].[updated], [l].[name], [l].[level], [l].[message], [l].[timestamp], [l].[flow_run_id], [l].[task_run_id]
FROM [logs] AS [l]
WHERE [l].[text_folded] LIKE @folded_contains ESCAPE N'\' AND [l].[text_folded] NOT LIKE @folded1_contains ESCAPE N'\'
ORDER BY [l].[timestamp], [l].[seq]
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

-- LogQueries
SELECT [l].[id], [l].[created], [l].[updated], [l].[name], [l].[level], [l].[message], [l].[timestamp], [l].[flow_run_id], [l].[task_run_id]
FROM [logs] AS [l]
ORDER BY [l].[timestamp] DESC, [l].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- LogQueries
SELECT TOP(@p) [l].[seq], [l].[timestamp], [l].[level], [l].[name], SUBSTRING([l].[message], 0 + 1, 4001)
FROM [logs] AS [l]
WHERE [l].[task_run_id] = @taskRunId AND [l].[level] >= @minLevel
ORDER BY [l].[timestamp] DESC, [l].[seq] DESC

-- LogQueries
SELECT COUNT(*)
FROM (
    SELECT 1 AS empty
    FROM [logs] AS [l]
    WHERE [l].[task_run_id] = @taskRunId AND [l].[level] >= @minLevel
    ORDER BY [l].[timestamp] DESC, [l].[seq] DESC
    OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY
) AS [l0]

-- CsrfTokens
DELETE FROM [c]
FROM [csrf_tokens] AS [c]
WHERE [c].[expiration] <= @now

-- CsrfTokens
DELETE FROM [c]
FROM [csrf_tokens] AS [c]
WHERE [c].[client_hash] = @clientHash

-- CsrfTokens
INSERT INTO [csrf_tokens] ([client_hash], [expiration], [token_hash])
SELECT CONVERT(binary(32), [client_hash], 2), [expiration], CONVERT(binary(32), [token_hash], 2)
FROM OPENJSON(@rows) WITH (
    [client_hash] varchar(max),
    [expiration] datetime2(6),
    [token_hash] varchar(max)
)

-- CsrfTokens
SELECT TOP(1) [c].[client_hash], [c].[expiration], [c].[token_hash]
FROM [csrf_tokens] AS [c]
WHERE [c].[client_hash] = @hash

-- An account and a key that are there
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [accounts] SET [is_disabled] = @p0, [password_hash] = @p1, [role] = @p2, [security_stamp] = @p3, [version] = @p4
OUTPUT 1
WHERE [seq] = @p5 AND [version] = @p6;

-- An account and a key that are there
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [api_keys] SET [revoked] = @p0
OUTPUT 1
WHERE [seq] = @p1;

-- An account and a key that are there
UPDATE [a]
SET [a].[last_used] = @p
FROM [api_keys] AS [a]
WHERE [a].[seq] = @key_Seq

