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

  const apply = (choice, zone) => {
    root.dataset.themeChoice = choice;
    root.dataset.theme = choice === 'system' ? (systemDark.matches ? 'dark' : 'light') : choice;
    root.dataset.zone = zone;
  };

  const prefer = (key, value) => {
    try {
      localStorage.setItem(`taskrunadmin.${key}`, value);
    } catch {
      // As above.
    }
    apply(key === 'theme' ? value : root.dataset.themeChoice, key === 'zone' ? value : root.dataset.zone);
  };

  const theme = read('theme');
  apply(theme === 'light' || theme === 'dark' ? theme : 'system', read('zone') === 'utc' ? 'utc' : 'browser');
  systemDark.addEventListener('change', () => apply(root.dataset.themeChoice, root.dataset.zone));

  window.taskRunAdmin = { read, prefer };
})();
