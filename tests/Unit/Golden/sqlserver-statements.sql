-- CreateOrReturnAsync
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- CreateOrReturnAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHashes1

-- CreateOrReturnAsync
SELECT [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[name_folded], [f].[pause_reschedule], [f].[pause_timeout], [f].[run_count], [f].[state_type]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @ids1

-- CreateOrReturnAsync
INSERT INTO [task_runs] ([seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], [key_hash], [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version])
SELECT [seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], CONVERT(binary(32), [key_hash], 2), [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version]
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
    [state_timestamp] datetime2(6),
    [state_type] varchar(10),
    [tags] nvarchar(max),
    [task_inputs] nvarchar(max),
    [task_key] nvarchar(4000),
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
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- CreateOrReturnAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHashes1

-- CreateOrReturnAsync
SELECT [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[name_folded], [f].[pause_reschedule], [f].[pause_timeout], [f].[run_count], [f].[state_type]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @ids1

-- CreateOrReturnAsync
INSERT INTO [task_runs] ([seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], [key_hash], [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version])
SELECT [seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], CONVERT(binary(32), [key_hash], 2), [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version]
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
    [state_timestamp] datetime2(6),
    [state_type] varchar(10),
    [tags] nvarchar(max),
    [task_inputs] nvarchar(max),
    [task_key] nvarchar(4000),
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
INSERT INTO [task_run_changes] ([seq], [task_run_ids])
SELECT [seq], CONVERT(varbinary(max), [task_run_ids], 2)
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [task_run_ids] varchar(max)
)

-- refused: CreateOrReturnAsync
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- refused: CreateOrReturnAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHashes1

-- refused: CreateOrReturnAsync
SELECT [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[name_folded], [f].[pause_reschedule], [f].[pause_timeout], [f].[run_count], [f].[state_type]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @ids1

-- refused: CreateOrReturnAsync
SELECT [t].[id]
FROM [task_runs] AS [t]
WHERE [t].[id] = @ids1

-- refused: CreateOrReturnAsync
INSERT INTO [task_runs] ([seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], [key_hash], [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version])
SELECT [seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], CONVERT(binary(32), [key_hash], 2), [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version]
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
    [state_timestamp] datetime2(6),
    [state_type] varchar(10),
    [tags] nvarchar(max),
    [task_inputs] nvarchar(max),
    [task_key] nvarchar(4000),
    [task_version] nvarchar(max),
    [total_run_time] bigint,
    [updated] datetime2(6),
    [version] int
)

-- refused: CreateOrReturnAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHashes1

-- refused: CreateOrReturnAsync
SELECT [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[name_folded], [f].[pause_reschedule], [f].[pause_timeout], [f].[run_count], [f].[state_type]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @ids1

-- refused: CreateOrReturnAsync
SELECT [t].[id]
FROM [task_runs] AS [t]
WHERE [t].[id] = @ids1

-- FindAsync
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[id] = @id

-- SetStateAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
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
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
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
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[expected_start_time], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[expected_start_time] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[name_prefix], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[name_prefix] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[next_scheduled_order], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[end_order] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[tags], [t].[created], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[end_time]
FROM [task_runs] AS [t]
WHERE [t].[seq] < @seq
ORDER BY [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[tags], [t].[created], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[end_time]
FROM [task_runs] AS [t]
WHERE [t].[expected_start_time] >= @at AND ([t].[expected_start_time] > @at OR [t].[seq] > @seq)
ORDER BY [t].[expected_start_time], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[tags], [t].[created], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[end_time]
FROM [task_runs] AS [t]
WHERE [t].[expected_start_time] <= @at AND ([t].[expected_start_time] < @at OR [t].[seq] < @seq)
ORDER BY [t].[expected_start_time] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[tags], [t].[created], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[end_time]
FROM [task_runs] AS [t]
WHERE [t].[name_prefix] >= @name AND ([t].[name_prefix] <> @name OR [t].[seq] > @seq)
ORDER BY [t].[name_prefix], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[tags], [t].[created], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[end_time]
FROM [task_runs] AS [t]
WHERE [t].[name_prefix] <= @name AND ([t].[name_prefix] <> @name OR [t].[seq] < @seq)
ORDER BY [t].[name_prefix] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[tags], [t].[created], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[end_time]
FROM [task_runs] AS [t]
WHERE [t].[next_scheduled_order] >= @at AND ([t].[next_scheduled_order] > @at OR [t].[seq] > @seq)
ORDER BY [t].[next_scheduled_order], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY

-- ListAsync
SELECT [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[tags], [t].[created], [t].[expected_start_time], [t].[next_scheduled_start_time], [t].[end_time]
FROM [task_runs] AS [t]
WHERE [t].[end_order] <= @at AND ([t].[end_order] < @at OR [t].[seq] < @seq)
ORDER BY [t].[end_order] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE 0 = 1

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE ([t].[name_prefix] = @prefix AND [t].[name] = @name) OR [t].[flow_run_id] IS NOT NULL

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[id] = @id

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[id] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE 0 = 1

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[name_prefix] = @prefix AND [t].[name] = @name

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[name_prefix] IN (
    SELECT [p].[value]
    FROM OPENJSON(@prefixes) WITH ([value] nvarchar(200) '$') AS [p]
) AND [t].[name] IN (
    SELECT [n].[value]
    FROM OPENJSON(@names) WITH ([value] nvarchar(4000) '$') AS [n]
)

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[name_folded] LIKE @folded_contains ESCAPE N'\'

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [task_run_tags] AS [t0]
    WHERE [t0].[tag] = @first AND [t0].[task_run_seq] = [t].[seq])

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [task_run_tags] AS [t0]
    WHERE [t0].[tag] = @first AND [t0].[task_run_seq] = [t].[seq]) AND (
    SELECT COUNT(*)
    FROM [task_run_tags] AS [t1]
    WHERE [t1].[tag] IN (
        SELECT [r].[value]
        FROM OPENJSON(@rest) WITH ([value] nvarchar(205) '$') AS [r]
    ) AND [t1].[task_run_seq] = [t].[seq]) = @p

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[tags] <> CAST(N'[]' AS nvarchar(max))

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[tags] = CAST(N'[]' AS nvarchar(max))

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[state_type] = @type

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[state_type] IN (@types1, @types2)

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[state_name] = @stateName

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[state_name] IN (
    SELECT [s].[value]
    FROM OPENJSON(@stateNames) WITH ([value] nvarchar(4000) '$') AS [s]
)

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[seq] >= @first AND [t].[seq] < @beyond

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[expected_start_time] >= @from AND [t].[expected_start_time] <= @to

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[start_time] >= @from AND [t].[start_time] <= @to

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[end_time] >= @from AND [t].[end_time] <= @to

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE @has_Expected = CAST(1 AS bit)

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE @has_Expected = CAST(1 AS bit)

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE CASE
    WHEN [t].[start_time] IS NOT NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END = @has_Expected

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE CASE
    WHEN [t].[end_time] IS NOT NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END = @has_Expected

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] IS NOT NULL

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] IS NULL

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] = @flowRunId

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] IN (
    SELECT [f].[value]
    FROM OPENJSON(@flowRunIds) WITH ([value] uniqueidentifier '$') AS [f]
)

-- CountAsync
SELECT COUNT(*)
FROM [task_runs] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [flow_runs] AS [f]
    WHERE ([f].[id] IN (
        SELECT [i].[value]
        FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
    ) OR [f].[name] IN (
        SELECT [n].[value]
        FROM OPENJSON(@names) WITH ([value] nvarchar(4000) '$') AS [n]
    )) AND [f].[name_folded] LIKE @folded_contains ESCAPE N'\' AND ([f].[state_type] IS NULL OR [f].[state_type] NOT IN (@types1, @types2)) AND [f].[id] = [t].[flow_run_id])

-- CountByStateAsync
SELECT [t].[state_type] AS [Type], COUNT(*) AS [Count]
FROM [task_runs] AS [t]
GROUP BY [t].[state_type]

-- CountByStateUpToAsync
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

-- CountByFlowRunAsync
SELECT [t].[flow_run_id] AS [FlowRunId], COUNT(*) AS [Count]
FROM [task_runs] AS [t]
WHERE [t].[flow_run_id] = @flowRunId
GROUP BY [t].[flow_run_id]

-- HistoryAsync
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

-- CountOutcomesAsync
SELECT [t0].[Interval], [t0].[state_type] AS [StateType], COUNT(*) AS [Count]
FROM (
    SELECT [t].[state_type], DATEDIFF_BIG(microsecond, @start2, [t].[start_time]) / @width AS [Interval]
    FROM [task_runs] AS [t]
    WHERE [t].[start_time] >= @start AND [t].[start_time] < @end AND [t].[state_type] IN ('COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED')
) AS [t0]
GROUP BY [t0].[Interval], [t0].[state_type]
ORDER BY [t0].[Interval]

-- FindFlowRunNameAsync
SELECT TOP(1) [f].[name]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @id

-- RenameAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[id] = @ids1

-- DeleteAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[id] = @ids1

-- PingAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [task_runs] AS [t]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- CreateOrReturnAsync, several in a batch
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- CreateOrReturnAsync, several in a batch
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- CreateOrReturnAsync, several in a batch
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- CreateOrReturnAsync, several in a batch
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- CreateOrReturnAsync, several in a batch
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHashes1

-- CreateOrReturnAsync, several in a batch
SELECT [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[name_folded], [f].[pause_reschedule], [f].[pause_timeout], [f].[run_count], [f].[state_type]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @ids1

-- CreateOrReturnAsync, several in a batch
SELECT [t].[id]
FROM [task_runs] AS [t]
WHERE [t].[id] = @ids1

-- CreateOrReturnAsync, several in a batch
INSERT INTO [task_runs] ([seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], [key_hash], [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version])
SELECT [seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], CONVERT(binary(32), [key_hash], 2), [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version]
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
    [state_timestamp] datetime2(6),
    [state_type] varchar(10),
    [tags] nvarchar(max),
    [task_inputs] nvarchar(max),
    [task_key] nvarchar(4000),
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
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_folded], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[is_forced], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] IN (@keyHashes1, @keyHashes2, @keyHashes3)

-- CreateOrReturnAsync, several in a batch
SELECT [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[name_folded], [f].[pause_reschedule], [f].[pause_timeout], [f].[run_count], [f].[state_type]
FROM [flow_runs] AS [f]
WHERE [f].[id] IN (@ids1, @ids2, @ids3)

-- CreateOrReturnAsync, several in a batch
SELECT [t].[id]
FROM [task_runs] AS [t]
WHERE [t].[id] IN (@ids1, @ids2, @ids3)

-- CreateOrReturnAsync, several in a batch
INSERT INTO [task_runs] ([seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], [key_hash], [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version])
SELECT [seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], CONVERT(binary(32), [key_hash], 2), [labels], [name], [name_folded], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version]
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
    [state_timestamp] datetime2(6),
    [state_type] varchar(10),
    [tags] nvarchar(max),
    [task_inputs] nvarchar(max),
    [task_key] nvarchar(4000),
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
SELECT [t].[seq], [t].[actor], [t].[artifact], [t].[data], [t].[details], [t].[id], [t].[is_forced], [t].[message], [t].[name], [t].[reason], [t].[rule], [t].[source], [t].[task_run_seq], [t].[timestamp], [t].[transition_id], [t].[type]
FROM [task_run_states] AS [t]
WHERE [t].[seq] = @seqs1

-- A transition
SELECT [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[name_folded], [f].[pause_reschedule], [f].[pause_timeout], [f].[run_count], [f].[state_type]
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
SELECT [t].[seq], [t].[actor], [t].[artifact], [t].[data], [t].[details], [t].[id], [t].[is_forced], [t].[message], [t].[name], [t].[reason], [t].[rule], [t].[source], [t].[task_run_seq], [t].[timestamp], [t].[transition_id], [t].[type]
FROM [task_run_states] AS [t]
WHERE [t].[task_run_seq] = @run_Seq AND [t].[type] = 'COMPLETED'

-- A transition
DELETE FROM [t]
FROM [task_run_tags] AS [t]
WHERE [t].[tag] IN (
    SELECT [t0].[value]
    FROM OPENJSON(@tags) WITH ([value] nvarchar(205) '$') AS [t0]
) AND [t].[task_run_seq] = @run_Seq

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
UPDATE [task_runs] SET [end_order] = @p0, [end_time] = @p1, [expected_start_time] = @p2, [flow_run_run_count] = @p3, [is_deliverable] = @p4, [name] = @p5, [name_folded] = @p6, [name_prefix] = @p7, [next_scheduled_order] = @p8, [next_scheduled_start_time] = @p9, [run_count] = @p10, [start_time] = @p11, [state_id] = @p12, [state_name] = @p13, [state_timestamp] = @p14, [state_type] = @p15, [total_run_time] = @p16, [updated] = @p17, [version] = @p18
OUTPUT 1
WHERE [seq] = @p19 AND [version] = @p20;

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

