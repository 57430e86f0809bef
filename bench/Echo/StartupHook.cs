/// <summary>
/// .NET's startup hook: it has this name and no namespace. That it was called has loaded this assembly into the product's
/// process, where ASP.NET Core then finds it by name.
/// </summary>
internal static class StartupHook
{
    internal static void Initialize() { }
}
