namespace Monitoring.Tests.Watchdog;

/// <summary>Measures the contrast of text, as WCAG defines it.</summary>
internal static class Contrast
{
    /// <summary>A script that lists the texts whose contrast is below 4.5, the level AA.</summary>
    public const string TooLow = """
        () => {
          const channels = color => (color.match(/[\d.]+/g) ?? []).map(Number);
          const luminance = ([red, green, blue]) => {
            const linear = [red, green, blue].map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
          };
          const background = element => {
            for (let current = element; current; current = current.parentElement) {
              const color = channels(getComputedStyle(current).backgroundColor);
              if (color.length === 3 || color[3] === 1) return color;
            }
            return [255, 255, 255];
          };
          const hasText = element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
          const low = [];
          for (const element of document.querySelectorAll("body *")) {
            if (!hasText(element) || element.closest(".visually-hidden, noscript")) continue;
            const [text, behind] = [luminance(channels(getComputedStyle(element).color)), luminance(background(element))];
            const contrast = (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05);
            if (contrast < 4.5) low.push(`${element.textContent.trim()}: ${contrast.toFixed(2)}`);
          }
          return low;
        }
        """;
}
