// Runs before the first paint: the theme must not flash, and the time zone must not change under the reader.
(() => {
  const root = document.documentElement;
  const systemDark = matchMedia('(prefers-color-scheme: dark)');

  const read = (key) => {
    try {
      return localStorage.getItem(`taskrunadmin.${key}`);
    } catch {
      return null; // Storage may be forbidden; preferences then last as long as the page.
    }
  };

  const oneOf = (value, ...choices) => (choices.includes(value) ? value : choices[0]);
  const apply = (preferences) => {
    const theme = oneOf(preferences.theme, 'system', 'light', 'dark');
    root.dataset.themeChoice = theme;
    root.dataset.theme = theme === 'system' ? (systemDark.matches ? 'dark' : 'light') : theme;
    root.dataset.zone = oneOf(preferences.zone, 'browser', 'utc');
    root.dataset.density = oneOf(preferences.density, 'dense', 'roomy');
  };
  const current = () => ({ theme: root.dataset.themeChoice, zone: root.dataset.zone, density: root.dataset.density });

  const prefer = (key, value) => {
    try {
      localStorage.setItem(`taskrunadmin.${key}`, value);
    } catch {
      // As above.
    }
    apply({ ...current(), [key]: value });
  };

  apply({ theme: read('theme'), zone: read('zone'), density: read('density') });
  systemDark.addEventListener('change', () => apply(current()));

  window.taskRunAdmin = { read, prefer };
})();
