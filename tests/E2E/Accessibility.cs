using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace TaskRunAdmin.E2E;

/// <summary>What holds on every page.</summary>
internal static class Accessibility
{
    /// <summary>The page is no wider than the screen, and axe finds nothing.</summary>
    /// <param name="page">The page.</param>
    /// <param name="what">What it shows.</param>
    internal static async Task ExpectAccessibleAsync(this IPage page, string what)
    {
        Assert.False(
            await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"),
            $"{what}: the page is wider than the screen."
        );
        var found = await page.RunAxe();
        Assert.True(
            found.Violations.Length == 0,
            string.Join(
                '\n',
                found.Violations.Select(v =>
                    $"{what}: {v.Id} {v.Help}\n  {string.Join("\n  ", v.Nodes.Select(n => n.Html))}"
                )
            )
        );
    }
}
