using System.Globalization;
using Microsoft.Playwright;

namespace TaskRunAdmin.Bench.Live;

/// <summary>How pages feel while runs are written: the slowest interaction and what moved by itself, as browsers measure them.</summary>
internal static class Feel
{
    // What the Event Timing and Layout Instability APIs tell; an interaction takes until its next paint.
    private const string Observe = """
        window.feel = { interactions: {}, shift: 0 };
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            if (entry.interactionId)
              window.feel.interactions[entry.interactionId] = Math.max(window.feel.interactions[entry.interactionId] ?? 0, entry.duration);
        }).observe({ type: 'event', durationThreshold: 16, buffered: true });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.feel.shift += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        """;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(400);

    private static readonly string[] Keys = ["j", "j", "x", "k", "x", ".", "j", "Enter", "Escape", "/"];

    internal static async Task PrintAsync(Browsers browsers, Guid run, CancellationToken token)
    {
        Console.WriteLine("| page | interactions | slowest ms (INP) | layout shift (CLS) |");
        Console.WriteLine("|---|--:|--:|--:|");
        await RowAsync("/runs", Keys, "state:running tag:live ");
        await RowAsync("/runs?q=state:failed%20tag:nightly&sort=NAME_ASC", Keys, "-name:a ");
        await RowAsync($"/runs/{run}", ["Tab", "Tab", "Tab", "Tab", "Tab"], null);
        await RowAsync("/runs/new", ["Tab", "Tab"], "etl.load");
        await RowAsync("/limits", ["Tab", "Tab", "Tab"], null);
        await RowAsync("/audit", ["Tab", "Tab", "Tab"], null);
        await RowAsync("/settings", ["Tab", "Tab", "Tab"], null);

        async Task RowAsync(string path, string[] keys, string? typed)
        {
            var page = await browsers.NewPageAsync();
            await page.AddInitScriptAsync(Observe);
            await page.GotoAsync(path);
            await page.WaitForSelectorAsync("h1:not(.visually-hidden)", new() { Timeout = 60_000 });
            await Task.Delay(Rest * 5, token);
            foreach (var key in keys)
            {
                await page.Keyboard.PressAsync(key);
                await Task.Delay(Rest, token);
            }

            foreach (var letter in typed ?? "")
            {
                await page.Keyboard.TypeAsync(letter.ToString());
                await Task.Delay(Rest / 4, token);
            }

            await page.Mouse.ClickAsync(700, 500);
            await Task.Delay(Rest * 5, token);
            var slowest = await page.EvaluateAsync<double>("Math.max(0, ...Object.values(feel.interactions))");
            var count = await page.EvaluateAsync<int>(
                "performance.interactionCount ?? Object.keys(feel.interactions).length"
            );
            var shift = await page.EvaluateAsync<double>("feel.shift");
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| `{path.Split('?')[0]}{(path.Contains('?') ? "?…" : "")}` | {count} | {slowest:N0} | {shift:F3} |"
                )
            );
            await page.Context.CloseAsync();
        }
    }
}
