// The command palette opens and closes here, at once; what it offers, and which of it the keys go to, the server says.
(() => {
  const app = window.taskRunAdmin;
  const palette = () => document.getElementById('palette');
  const input = () => document.getElementById('palette-input');

  const open = () => {
    // A dialog of the page stays what it is about.
    if (!palette() || palette().open || document.querySelector('.mud-dialog')) return;
    document.querySelector(':popover-open')?.hidePopover();
    input().value = '';
    input().dispatchEvent(new Event('input', { bubbles: true }));
    palette().showModal();
    input().focus();
  };

  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-open-palette]')) open();
    else if (event.target === palette()) palette().close();
  });
  document.addEventListener('keydown', (event) => {
    // The caret stays where it is, and no form is sent.
    if (event.target === input() && ['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) event.preventDefault();
  });
  new MutationObserver(() => palette()?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })).observe(document.body, {
    subtree: true,
    attributes: true,
    attributeFilter: ['aria-selected'],
  });

  app.closePalette = () => palette()?.close();
  app.click = (selector) => document.querySelector(selector)?.click();
})();
