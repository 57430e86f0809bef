// The list of runs under the keyboard: j and k go through the rows, x selects.
(() => {
  const app = window.taskRunAdmin;
  const isTyping = (target) => target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], .mud-dialog, [popover]');

  const rows = () => [...document.querySelectorAll('tr.run-row')];
  const current = () => document.activeElement?.closest('tr.run-row') ?? document.querySelector('tr.run-row.open');
  const focusRow = (row) => {
    row.querySelector('.col-name a').focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  };
  const move = (step) => {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(current());
    focusRow(all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))]);
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    if (event.key === 'j') move(1);
    else if (event.key === 'k') move(-1);
    else if (event.key === 'x' && current()?.querySelector('.col-select input')) current().querySelector('.col-select input').click();
    else return;
    event.preventDefault();
  });

  // ---- The density: a matter of style, which no server needs to know

  document.addEventListener('click', ({ target }) => {
    const choice = target.closest('[data-density-choice]');
    if (choice) app.prefer('density', choice.dataset.densityChoice);
  });
})();
