// Times that are typed: they are of the zone that the page shows, and instants everywhere else.
// <input data-instant="2026-01-31T07:00:00Z"> shows the instant as it would be typed, and whatever else as it is.
(() => {
  const app = window.taskRunAdmin;
  const root = document.documentElement;

  app.toInstant = (local) => {
    const instant = new Date(root.dataset.zone === 'utc' ? `${local}Z` : local);
    return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
  };

  const show = (input) => {
    const text = input.dataset.instant;
    const instant = new Date(text);
    input.value = text.endsWith('Z') && !Number.isNaN(instant.getTime()) ? app.wordsOf('typed', instant) : text;
  };
  const showAll = (within) => within.querySelectorAll('input[data-instant]').forEach(show);
  document.addEventListener('zonechange', () => showAll(document));

  new MutationObserver((mutations) => {
    for (const { type, target, addedNodes } of mutations) {
      if (type === 'attributes') show(target);
      for (const node of addedNodes) if (node instanceof Element) showAll(node);
    }
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-instant'] });
})();
