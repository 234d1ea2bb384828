using Microsoft.Playwright;
using Xunit;

namespace Monitoring.Tests.Watchdog;

/// <summary>The page in a real Chromium.</summary>
[Collection(OneServiceAtATime.Name)]
public sealed class BrowserTests : IAsyncLifetime
{
    /// <summary>Milliseconds. The page is up to date within a second or three, on a machine that has nothing else to do.</summary>
    private const float Patience = 15_000;

    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var executable = FindBrowser();
        if (executable is null)
            return;
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    [Fact]
    public async Task An_alert_appears_and_goes_without_reload_and_the_focus_stays()
    {
        await using var watchdog = await RunningWatchdog.StartAsync();
        await watchdog.DeliverAsync(WebhookAlertJson.Firing("First"));
        var page = await OpenAsync(watchdog);
        await Assertions.Expect(page.Locator("#connection")).ToHaveTextAsync("Live");
        await page.EvaluateAsync("window.loadedOnce = true");
        var silence = page.GetByRole(AriaRole.Link, new() { Name = "Silence First" });
        await silence.FocusAsync();

        await watchdog.DeliverAsync(WebhookAlertJson.Firing("Second"));
        await Assertions.Expect(page.GetByRole(AriaRole.Article, new() { Name = "Second" })).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveTitleAsync("(2) Watchdog");
        await Assertions.Expect(silence).ToBeFocusedAsync();

        await watchdog.DeliverAsync(WebhookAlertJson.Firing("Second").Resolved());
        await Assertions.Expect(page.GetByRole(AriaRole.Article, new() { Name = "Second" })).ToHaveCountAsync(0);
        await Assertions.Expect(silence).ToBeFocusedAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.loadedOnce === true"));
    }

    [Fact]
    public async Task Screen_readers_are_told_what_changes()
    {
        await using var watchdog = await RunningWatchdog.StartAsync();
        await watchdog.DeliverAsync(WebhookAlertJson.Heartbeat("eu"));
        var page = await OpenAsync(watchdog);
        var announcement = page.GetByRole(AriaRole.Status);
        await Assertions.Expect(announcement).ToHaveTextAsync("No alert is firing. No heartbeat is lost.");

        await watchdog.DeliverAsync(WebhookAlertJson.Firing("HighCpu"), WebhookAlertJson.Heartbeat("eu").Resolved());

        await Assertions.Expect(announcement).ToHaveTextAsync("1 alert is firing: HighCpu. Heartbeat lost: eu.");
    }

    [Fact]
    public async Task The_keyboard_is_enough()
    {
        await using var watchdog = await RunningWatchdog.StartAsync();
        await watchdog.DeliverAsync(WebhookAlertJson.Firing("HighCpu"), WebhookAlertJson.Firing("DiskFull").Resolved());
        var page = await OpenAsync(watchdog);

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the alerts" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("diskfull");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["DiskFull"]);
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("diskfull");
    }

    [Fact]
    public async Task It_works_without_scripts()
    {
        await using var watchdog = await RunningWatchdog.StartAsync();
        await watchdog.DeliverAsync(WebhookAlertJson.Firing("HighCpu"));

        var page = await OpenAsync(watchdog, new() { JavaScriptEnabled = false });

        await Assertions.Expect(page.GetByRole(AriaRole.Article, new() { Name = "HighCpu" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("noscript meta[http-equiv=refresh]")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Everything_fits_the_screen_and_is_legible(int width, ColorScheme colors)
    {
        await using var watchdog = await RunningWatchdog.StartAsync();
        await watchdog.DeliverAsync(
            WebhookAlertJson.Firing("AnAlertWithARatherLongNameThatMustNotBreakTheLayout", summary: "Something that takes a few words to say, and then a few more of them."),
            WebhookAlertJson.Firing("Careful", severity: "warning"), WebhookAlertJson.Firing("Note", severity: "info"), WebhookAlertJson.Firing("Over").Resolved(),
            WebhookAlertJson.Heartbeat("eu"), WebhookAlertJson.Heartbeat("us").Resolved());
        var page = await OpenAsync(watchdog, new() { ColorScheme = colors, ViewportSize = new() { Width = width, Height = 800 } });
        await Assertions.Expect(page.Locator("#connection")).ToHaveTextAsync("Live");

        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(await page.EvaluateAsync<string[]>(Contrast.TooLow));
    }

    private async Task<IPage> OpenAsync(RunningWatchdog watchdog, BrowserNewContextOptions? options = null)
    {
        if (_browser is null)
        {
            Assert.SkipWhen(Environment.GetEnvironmentVariable("MONITORING_REQUIRE_CONTAINERS") != "1", "There is no Chromium on the PATH.");
            Assert.Fail("There is no Chromium on the PATH, and MONITORING_REQUIRE_CONTAINERS=1 demands it.");
        }
        var context = await _browser.NewContextAsync(options);
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => Assert.Fail($"The page's script failed: {error}");
        await page.GotoAsync(watchdog.Address.ToString());
        return page;
    }

    private static string? FindBrowser() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .SelectMany(folder => Browsers.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
