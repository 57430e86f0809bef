namespace TaskRunAdmin.Demo;

/// <summary>A flow of the demo: what it does, and what goes wrong in it.</summary>
/// <param name="Name">The flow's name.</param>
/// <param name="Tags">What its runs are tagged with.</param>
/// <param name="Tasks">Its tasks, in their order.</param>
/// <param name="Errors">What its tasks fail with.</param>
internal sealed record DemoFlow(string Name, string[] Tags, string[] Tasks, string[] Errors)
{
    /// <summary>The tag of which few are executed at a time.</summary>
    internal const string LimitedTag = "warehouse";

    internal static readonly DemoFlow[] All =
    [
        new(
            "nightly-load",
            ["etl", "nightly", "prod"],
            ["extract_orders", "extract_customers", "clean", "load_orders", "load_customers", "refresh_views"],
            [
                "SqlException: Transaction was deadlocked on lock resources with another process. Rerun the transaction.",
                "TimeoutError: warehouse did not answer within 30 s",
            ]
        ),
        new(
            "invoices",
            ["billing", "eu", "prod"],
            ["collect", "price", "render_pdf", "archive", "post"],
            ["ValueError: invoice 20418 has no VAT number", "HTTPError: 503 from https://billing.example/api/post"]
        ),
        new(
            "reports",
            ["reporting", "eu"],
            ["query_sales", "query_stock", "aggregate", "render", "publish"],
            ["KeyError: 'net_amount'", "TimeoutError: query_sales took longer than 120 s"]
        ),
        new(
            "ml-features",
            ["ml", "gpu"],
            ["read_events", "sessionize", "embed", "score", "write_features"],
            ["RuntimeError: CUDA out of memory. Tried to allocate 2.50 GiB", "ValueError: 3,112 rows have no user_id"]
        ),
        new(
            "mail",
            ["mail", "prod"],
            ["select_recipients", "render", "send"],
            ["SMTPServerDisconnected: connection closed by mx1.example", "HTTPError: 429 Too Many Requests"]
        ),
    ];
}
