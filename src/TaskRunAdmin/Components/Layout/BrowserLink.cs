using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TaskRunAdmin.Components.Shared;

namespace TaskRunAdmin.Components.Layout;

/// <summary>Brings what only the browser knows: whether updates were paused, and whether anyone can see the tab.</summary>
public sealed class BrowserLink : ComponentBase, IDisposable
{
    private DotNetObjectReference<BrowserLink>? _self;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private LiveStatus Status { get; set; } = default!;

    private sealed record BrowserState(bool Paused, bool Hidden);

    /// <summary>Called by the browser when the tab is hidden or shown.</summary>
    [JSInvokable]
    public void SetHidden(bool hidden) => Status.SetHidden(hidden);

    /// <inheritdoc/>
    public void Dispose() => _self?.Dispose();

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        _self = DotNetObjectReference.Create(this);
        var browser = await Js.InvokeAsync<BrowserState>("taskRunAdmin.connect", _self);
        Status.SetPaused(browser.Paused);
        Status.SetHidden(browser.Hidden);
    }
}
