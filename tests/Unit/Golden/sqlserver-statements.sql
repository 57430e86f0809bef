-- CreateOrReturnAsync
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- CreateOrReturnAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHashes1

-- CreateOrReturnAsync
SELECT [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[pause_reschedule], [f].[pause_timeout], [f].[run_count], [f].[state_type]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @ids1

-- CreateOrReturnAsync
INSERT INTO [task_runs] ([seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], [key_hash], [labels], [name], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version])
SELECT [seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], CONVERT(binary(32), [key_hash], 2), [labels], [name], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version]
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
INSERT INTO [task_run_states] ([seq], [actor], [artifact], [data], [details], [id], [message], [name], [reason], [rule], [source], [task_run_seq], [timestamp], [transition_id], [type])
SELECT [seq], [actor], [artifact], [data], [details], [id], [message], [name], [reason], [rule], [source], [task_run_seq], [timestamp], [transition_id], [type]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [actor] nvarchar(200),
    [artifact] nvarchar(max),
    [data] nvarchar(max),
    [details] nvarchar(max),
    [id] uniqueidentifier,
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

-- CreateOrReturnAsync
DELETE FROM [t]
FROM [task_run_changes] AS [t]
WHERE [t].[seq] < @limit

-- CreateOrReturnAsync
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- CreateOrReturnAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHashes1

-- CreateOrReturnAsync
SELECT [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[pause_reschedule], [f].[pause_timeout], [f].[run_count], [f].[state_type]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @ids1

-- CreateOrReturnAsync
INSERT INTO [task_runs] ([seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], [key_hash], [labels], [name], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version])
SELECT [seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], CONVERT(binary(32), [key_hash], 2), [labels], [name], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version]
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
INSERT INTO [task_run_states] ([seq], [actor], [artifact], [data], [details], [id], [message], [name], [reason], [rule], [source], [task_run_seq], [timestamp], [transition_id], [type])
SELECT [seq], [actor], [artifact], [data], [details], [id], [message], [name], [reason], [rule], [source], [task_run_seq], [timestamp], [transition_id], [type]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [actor] nvarchar(200),
    [artifact] nvarchar(max),
    [data] nvarchar(max),
    [details] nvarchar(max),
    [id] uniqueidentifier,
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
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- refused: CreateOrReturnAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHashes1

-- refused: CreateOrReturnAsync
SELECT [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[pause_reschedule], [f].[pause_timeout], [f].[run_count], [f].[state_type]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @ids1

-- refused: CreateOrReturnAsync
SELECT [t].[id]
FROM [task_runs] AS [t]
WHERE [t].[id] = @ids1

-- refused: CreateOrReturnAsync
INSERT INTO [task_runs] ([seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], [key_hash], [labels], [name], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version])
SELECT [seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], CONVERT(binary(32), [key_hash], 2), [labels], [name], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version]
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
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHashes1

-- refused: CreateOrReturnAsync
SELECT [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[pause_reschedule], [f].[pause_timeout], [f].[run_count], [f].[state_type]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @ids1

-- refused: CreateOrReturnAsync
SELECT [t].[id]
FROM [task_runs] AS [t]
WHERE [t].[id] = @ids1

-- FindAsync
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[id] = @id

-- SetStateAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[id] = @ids1

-- SetStateAsync
SELECT TOP(1) [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_run_cached_results] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_seq] = [t0].[seq]
WHERE [t].[key_hash] = @hash AND ([t].[expiration] IS NULL OR [t].[expiration] > @_8__locals1_now)
ORDER BY [t].[seq] DESC

-- JudgeAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[id] = @ids1

-- JudgeAsync
SELECT TOP(1) [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_run_cached_results] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_seq] = [t0].[seq]
WHERE [t].[key_hash] = @hash AND ([t].[expiration] IS NULL OR [t].[expiration] > @_8__locals1_now)
ORDER BY [t].[seq] DESC

-- FindStateAsync
SELECT TOP(1) [t].[seq], [t].[actor], [t].[artifact], [t].[data], [t].[details], [t].[id], [t].[message], [t].[name], [t].[reason], [t].[rule], [t].[source], [t].[task_run_seq], [t].[timestamp], [t].[transition_id], [t].[type]
FROM [task_run_states] AS [t]
WHERE [t].[id] = @id

-- ListRefusedAsync
SELECT TOP(@p) [t0].[seq], [t0].[actor], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[status], [t0].[task_run_seq], [t0].[timestamp], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_refused_transitions] AS [t0] ON [t].[seq] = [t0].[task_run_seq]
WHERE [t].[id] = @taskRunId
ORDER BY [t0].[seq] DESC

-- ListStatesAsync
SELECT [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[seq] = [t0].[task_run_seq]
WHERE [t].[id] = @taskRunId
ORDER BY [t0].[timestamp]

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[expected_start_time], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[expected_start_time] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[name_prefix], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[name_prefix] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[next_scheduled_order], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[end_order] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- ListNewestAsync
SELECT TOP(@p) [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[tags], [t].[created]
FROM [task_runs] AS [t]
ORDER BY [t].[seq] DESC

-- ListNewestAsync
SELECT TOP(@p) [t].[seq], [t].[id], [t].[version], [t].[name], [t].[task_key], [t].[dynamic_key], [t].[flow_run_id], [t].[state_type], [t].[state_name], [t].[tags], [t].[created]
FROM [task_runs] AS [t]
WHERE [t].[seq] < @seq
ORDER BY [t].[seq] DESC

-- PingAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [task_runs] AS [t]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- CreateOrReturnAsync, several in a batch
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- CreateOrReturnAsync, several in a batch
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- CreateOrReturnAsync, several in a batch
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- CreateOrReturnAsync, several in a batch
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHash

-- CreateOrReturnAsync, several in a batch
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @keyHashes1

-- CreateOrReturnAsync, several in a batch
SELECT [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[pause_reschedule], [f].[pause_timeout], [f].[run_count], [f].[state_type]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @ids1

-- CreateOrReturnAsync, several in a batch
SELECT [t].[id]
FROM [task_runs] AS [t]
WHERE [t].[id] = @ids1

-- CreateOrReturnAsync, several in a batch
INSERT INTO [task_runs] ([seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], [key_hash], [labels], [name], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version])
SELECT [seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], CONVERT(binary(32), [key_hash], 2), [labels], [name], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version]
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
INSERT INTO [task_run_states] ([seq], [actor], [artifact], [data], [details], [id], [message], [name], [reason], [rule], [source], [task_run_seq], [timestamp], [transition_id], [type])
SELECT [seq], [actor], [artifact], [data], [details], [id], [message], [name], [reason], [rule], [source], [task_run_seq], [timestamp], [transition_id], [type]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [actor] nvarchar(200),
    [artifact] nvarchar(max),
    [data] nvarchar(max),
    [details] nvarchar(max),
    [id] uniqueidentifier,
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

-- CreateOrReturnAsync, several in a batch
DELETE FROM [t]
FROM [task_run_changes] AS [t]
WHERE [t].[seq] < @limit

-- CreateOrReturnAsync, several in a batch
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[is_deliverable], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[reason], [t0].[rule], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[transition_id], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] IN (@keyHashes1, @keyHashes2, @keyHashes3)

-- CreateOrReturnAsync, several in a batch
SELECT [f].[seq], [f].[created], [f].[id], [f].[labels], [f].[name], [f].[pause_reschedule], [f].[pause_timeout], [f].[run_count], [f].[state_type]
FROM [flow_runs] AS [f]
WHERE [f].[id] IN (@ids1, @ids2, @ids3)

-- CreateOrReturnAsync, several in a batch
SELECT [t].[id]
FROM [task_runs] AS [t]
WHERE [t].[id] IN (@ids1, @ids2, @ids3)

-- CreateOrReturnAsync, several in a batch
INSERT INTO [task_runs] ([seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], [key_hash], [labels], [name], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version])
SELECT [seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [is_deliverable], CONVERT(binary(32), [key_hash], 2), [labels], [name], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version]
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
INSERT INTO [task_run_states] ([seq], [actor], [artifact], [data], [details], [id], [message], [name], [reason], [rule], [source], [task_run_seq], [timestamp], [transition_id], [type])
SELECT [seq], [actor], [artifact], [data], [details], [id], [message], [name], [reason], [rule], [source], [task_run_seq], [timestamp], [transition_id], [type]
FROM OPENJSON(@rows) WITH (
    [seq] bigint,
    [actor] nvarchar(200),
    [artifact] nvarchar(max),
    [data] nvarchar(max),
    [details] nvarchar(max),
    [id] uniqueidentifier,
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
UPDATE [task_runs] SET [end_order] = @p0, [end_time] = @p1, [expected_start_time] = @p2, [flow_run_run_count] = @p3, [is_deliverable] = @p4, [next_scheduled_order] = @p5, [next_scheduled_start_time] = @p6, [run_count] = @p7, [start_time] = @p8, [state_id] = @p9, [state_name] = @p10, [state_timestamp] = @p11, [state_type] = @p12, [total_run_time] = @p13, [updated] = @p14, [version] = @p15
OUTPUT 1
WHERE [seq] = @p16 AND [version] = @p17;

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

