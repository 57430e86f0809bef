using MudBlazor;

namespace TaskRunAdmin.Components.Layout;

/// <summary>MudBlazor's part of the look. Colours are app.css's: they change before the server is asked.</summary>
internal static class ConsoleTheme
{
    private static readonly string[] Sans = ["Inter", "system-ui", "-apple-system", "Segoe UI", "sans-serif"];

    internal static MudTheme Theme { get; } =
        new()
        {
            LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
            Typography = new Typography
            {
                Default = new DefaultTypography
                {
                    FontFamily = Sans,
                    FontSize = "0.875rem",
                    LetterSpacing = "normal",
                },
                Button = new ButtonTypography
                {
                    FontFamily = Sans,
                    FontSize = "0.8125rem",
                    FontWeight = "550",
                    TextTransform = "none",
                    LetterSpacing = "normal",
                },
            },
        };
}
