-- CreateOrReturnAsync
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @hash

-- CreateOrReturnAsync
SELECT TOP(1) [f].[labels]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @flowRunId

-- CreateOrReturnAsync
SET NOCOUNT ON;
INSERT INTO [task_runs] ([seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [key_hash], [labels], [name], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29, @p30, @p31, @p32);
INSERT INTO [task_run_states] ([seq], [actor], [artifact], [data], [details], [id], [message], [name], [source], [task_run_seq], [timestamp], [type])
VALUES (@p33, @p34, @p35, @p36, @p37, @p38, @p39, @p40, @p41, @p42, @p43, @p44);

-- refused: CreateOrReturnAsync
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @hash

-- refused: CreateOrReturnAsync
SELECT TOP(1) [f].[labels]
FROM [flow_runs] AS [f]
WHERE [f].[id] = @flowRunId

-- refused: CreateOrReturnAsync
SET NOCOUNT ON;
INSERT INTO [task_runs] ([seq], [actor], [cache_expiration], [cache_key], [created], [dynamic_key], [end_order], [end_time], [expected_start_time], [flow_run_id], [flow_run_run_count], [id], [key_hash], [labels], [name], [name_prefix], [next_scheduled_order], [next_scheduled_start_time], [policy], [run_count], [source], [start_time], [state_id], [state_name], [state_timestamp], [state_type], [tags], [task_inputs], [task_key], [task_version], [total_run_time], [updated], [version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29, @p30, @p31, @p32);
INSERT INTO [task_run_states] ([seq], [actor], [artifact], [data], [details], [id], [message], [name], [source], [task_run_seq], [timestamp], [type])
VALUES (@p33, @p34, @p35, @p36, @p37, @p38, @p39, @p40, @p41, @p42, @p43, @p44);

-- refused: CreateOrReturnAsync
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[key_hash] = @hash

-- refused: CreateOrReturnAsync
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [task_runs] AS [t]
        WHERE [t].[id] = @id) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- FindAsync
SELECT TOP(1) [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
WHERE [t].[id] = @id

-- ListStatesAsync
SELECT [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[seq] = [t0].[task_run_seq]
WHERE [t].[id] = @taskRunId
ORDER BY [t0].[timestamp]

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[expected_start_time], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[expected_start_time] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[name_prefix], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[name_prefix] DESC, [t].[seq] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[type]
FROM [task_runs] AS [t]
INNER JOIN [task_run_states] AS [t0] ON [t].[state_id] = [t0].[id]
ORDER BY [t].[next_scheduled_order], [t].[seq]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

-- FilterAsync
SELECT [t].[seq], [t].[actor], [t].[cache_expiration], [t].[cache_key], [t].[created], [t].[dynamic_key], [t].[end_order], [t].[end_time], [t].[expected_start_time], [t].[flow_run_id], [t].[flow_run_run_count], [t].[id], [t].[key_hash], [t].[labels], [t].[name], [t].[name_prefix], [t].[next_scheduled_order], [t].[next_scheduled_start_time], [t].[policy], [t].[run_count], [t].[source], [t].[start_time], [t].[state_id], [t].[state_name], [t].[state_timestamp], [t].[state_type], [t].[tags], [t].[task_inputs], [t].[task_key], [t].[task_version], [t].[total_run_time], [t].[updated], [t].[version], [t0].[seq], [t0].[actor], [t0].[artifact], [t0].[data], [t0].[details], [t0].[id], [t0].[message], [t0].[name], [t0].[source], [t0].[task_run_seq], [t0].[timestamp], [t0].[type]
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

