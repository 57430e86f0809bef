using System.Net;
using Microsoft.Playwright;
using TaskRunAdmin.Bench.Load;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Bench.Live;

/// <summary>
/// Runs that every open list shows. One after the other enters a state of a name of its own, and each browser says when it
/// had painted that name: the frame after the one in which it came into the page. What is measured begins when the request
/// is sent, which is before the commit.
/// </summary>
internal sealed class Probes(EndPoint server)
{
    /// <summary>The task key of all of them, and of nothing else.</summary>
    internal const string TaskKey = "live.probe";

    private const int Count = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Both clocks are this machine's.
    private const string Watch = """
        () => {
          window.painted = {};
          const look = (node) => {
            for (const [name] of (node.textContent ?? '').matchAll(/Probe-\d+/g))
              if (!(name in window.painted)) {
                window.painted[name] = 0;
                requestAnimationFrame(() => requestAnimationFrame(() => (window.painted[name] = performance.timeOrigin + performance.now())));
              }
          };
          new MutationObserver((mutations) => {
            for (const { target, addedNodes } of mutations) {
              if (target.nodeType === Node.TEXT_NODE) look(target);
              addedNodes.forEach(look);
            }
          }).observe(document.querySelector('tbody'), { childList: true, subtree: true, characterData: true });
        }
        """;

    private IReadOnlyList<Guid> _ids = [];
    private int _number;

    internal Guid Last => _ids[^1];

    internal async Task CreateAsync(CancellationToken token)
    {
        using var connection = await Connection.OpenAsync(server, token);
        _ids = Enumerable.Range(0, Count).Select(_ => TimeOrderedId.Next(TimeProvider.System.GetUtcNow())).ToList();
        foreach (var id in _ids)
            await connection.SendAsync(
                Request.Of(
                    "POST",
                    "/api/task_runs/",
                    $$$"""{"id":"{{{id}}}","task_key":"{{{TaskKey}}}","dynamic_key":"{{{id}}}","name":"probe","state":{"type":"RUNNING"}}"""
                ),
                null,
                token
            );
    }

    /// <summary>Milliseconds from each change to its paint in each browser; null where it was not painted in time.</summary>
    internal async Task<IReadOnlyList<double?>> WatchAsync(Browsers browsers, TimeSpan length, CancellationToken token)
    {
        foreach (var page in browsers.Pages)
            await page.EvaluateAsync(Watch);
        using var connection = await Connection.OpenAsync(server, token);
        var sent = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < length / Pause; i++)
        {
            await Task.Delay(Pause, token);
            var name = $"Probe-{++_number}";
            sent[name] = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;
            await connection.SendAsync(
                Request.Of(
                    "POST",
                    $"/api/task_runs/{_ids[_number % Count]}/set_state",
                    $$$"""{"state":{"type":"RUNNING","name":"{{{name}}}"},"force":true}"""
                ),
                null,
                token
            );
        }

        await Task.Delay(Patience, token);
        var painted = await Task.WhenAll(
            browsers.Pages.Select(page => page.EvaluateAsync<Dictionary<string, double>>("window.painted"))
        );
        return
        [
            .. painted.SelectMany(times =>
                sent.Select(each =>
                    times.GetValueOrDefault(each.Key) is > 0 and var at ? at - each.Value : (double?)null
                )
            ),
        ];
    }
}
