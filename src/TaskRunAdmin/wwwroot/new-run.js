// The form's keys, and its button while there is nobody to press it for.
(() => {
  const app = window.taskRunAdmin;
  const root = document.documentElement;

  app.select = (id) => {
    const field = document.getElementById(id);
    field?.focus();
    field?.select();
  };

  // On arrival; not where it would bring up a keyboard that covers half of the page.
  app.beginTyping = (id) => {
    if (matchMedia('(hover: hover) and (pointer: fine)').matches && !document.activeElement.closest('form'))
      document.getElementById(id)?.focus({ preventScroll: true });
  };

  document.addEventListener('keydown', (event) => {
    const form = event.target.closest('form[data-draft]');
    if (form && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!event.repeat) form.requestSubmit();
      return;
    }

    // Down and up go between a field and the choices below it; Escape goes back to the field.
    const around = event.target.closest('[data-choices-below]');
    if (!around || !['ArrowDown', 'ArrowUp', 'Escape'].includes(event.key)) return;
    const stops = [around.querySelector('input'), ...around.querySelectorAll('.choices button')];
    const at = stops.indexOf(event.target);
    const next = event.key === 'Escape' ? 0 : at + (event.key === 'ArrowDown' ? 1 : -1);
    if (at < 0 || !stops[next] || next === at) return;
    event.preventDefault();
    stops[next].focus();
  });

  const sayConnection = () => {
    for (const button of document.querySelectorAll('[data-needs-connection]'))
      if (root.dataset.connection) button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
  };
  new MutationObserver(sayConnection).observe(root, { attributeFilter: ['data-connection'] });
})();
