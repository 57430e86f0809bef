// A half-typed form outlives a reload, a restart of the server under it, and a lost connection: <form data-draft>.
// What is in its fields is the draft: pairs that are added, sections that are unfolded and choices with it.
(() => {
  const root = document.documentElement;
  const draftKey = 'taskrunadmin.draft';
  const fields = 'input, textarea, select, details[id]';

  // Storage may be forbidden or full: the form then is as long-lived as the page.
  const guarded = (use) => {
    try {
      return use();
    } catch {
      return null;
    }
  };
  const nameOf = (field) => (field.type === 'radio' ? field.name : field.id);
  const valueOf = (field) => {
    if (field instanceof HTMLDetailsElement) return field.open ? 'open' : '';
    if (field.type === 'radio' || field.type === 'checkbox') return field.checked ? field.value : '';
    return field.value;
  };
  const tell = (field) =>
    field.dispatchEvent(new Event(field.matches('input:not([type=radio], [type=checkbox]), textarea') ? 'input' : 'change', { bubbles: true }));
  const put = (field, value) => {
    if (field instanceof HTMLDetailsElement) field.open = true;
    else if (field.type === 'radio' || field.type === 'checkbox') field.checked || field.click();
    else if (field.value !== value) {
      field.value = value;
      tell(field);
    }
  };

  const kept = () => guarded(() => JSON.parse(sessionStorage.getItem(draftKey)));
  // What has still to be put into fields; some are there only once others are filled.
  let waiting = (kept()?.path === location.pathname && kept().texts) || {};
  let path = kept()?.path;
  const drop = () => {
    waiting = {};
    path = null;
    guarded(() => sessionStorage.removeItem(draftKey));
  };
  if (path !== location.pathname) drop();

  const save = (form) => {
    const texts = { ...waiting };
    for (const field of form.querySelectorAll(fields)) {
      const value = valueOf(field);
      if (value && nameOf(field)) texts[nameOf(field)] = value;
    }
    path = location.pathname;
    guarded(() => sessionStorage.setItem(draftKey, JSON.stringify({ path, texts })));
  };
  const restore = (form) => {
    for (const field of form.querySelectorAll(fields)) {
      const value = waiting[nameOf(field)];
      if (value === undefined || (field.type === 'radio' && field.value !== value)) continue;
      delete waiting[nameOf(field)];
      put(field, value);
    }
  };

  document.addEventListener('input', ({ target }) => {
    const form = target.closest('form[data-draft]');
    if (form) save(form);
  });
  // What buttons have put into fields, or taken away, raised no event.
  window.addEventListener('pagehide', () => {
    const form = document.querySelector('form[data-draft]');
    if (form && path) save(form);
  });

  new MutationObserver((mutations) => {
    for (const { addedNodes, removedNodes } of mutations) {
      // Leaving by a link gives the form up; only what is interrupted comes back.
      if (removedNodes.length && path && location.pathname !== path) drop();
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        const form = node.closest('form[data-draft]') ?? node.querySelector('form[data-draft]');
        if (form) restore(form);
        if (node.matches('[data-draft-done]') || node.querySelector('[data-draft-done]')) drop();
      }
    }
  }).observe(document.body, { childList: true, subtree: true });

  // Without a connection nobody would keep the browser from sending the form itself, and leaving the page with it.
  document.addEventListener(
    'submit',
    (event) => {
      // One that is a request of its own needs no connection.
      if (event.target.method === 'post') return;
      event.preventDefault();
      if (root.dataset.connection) event.stopImmediatePropagation();
    },
    true,
  );
  // What was typed in the meantime was heard by nobody.
  document.getElementById('components-reconnect-modal').addEventListener('components-reconnect-state-changed', ({ detail }) => {
    if (detail.state !== 'hide') return;
    for (const field of document.querySelectorAll('form[data-draft] :is(input, textarea, select)'))
      if (field.type !== 'radio' || field.checked) tell(field);
  });
})();
