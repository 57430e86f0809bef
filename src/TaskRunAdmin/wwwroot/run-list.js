// The list of runs under keyboard and pointer: j and k go through the rows, x selects, a drag on the chart chooses a span.
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

  // ---- A span of the chart

  let drag = null;
  const barAt = (chart, x) => {
    const { left, width } = chart.getBoundingClientRect();
    const count = Number(chart.dataset.chartCount);
    return Math.min(count - 1, Math.max(0, Math.floor(((x - left) / width) * count)));
  };
  const draw = () => {
    const { chart, from, to } = drag;
    const count = Number(chart.dataset.chartCount);
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    const box = chart.querySelector('.chart-drag');
    box.hidden = false;
    box.style.left = `${(first / count) * 100}%`;
    box.style.width = `${((last - first + 1) / count) * 100}%`;
  };
  const end = () => {
    drag.chart.querySelector('.chart-drag').hidden = true;
    drag = null;
  };

  document.addEventListener('pointerdown', (event) => {
    const chart = event.target.closest('[data-chart]');
    if (!chart || event.button !== 0) return;
    const bar = barAt(chart, event.clientX);
    drag = { chart, from: bar, to: bar };
    chart.setPointerCapture(event.pointerId);
    draw();
  });
  document.addEventListener('pointermove', (event) => {
    if (!drag) return;
    drag.to = barAt(drag.chart, event.clientX);
    draw();
  });
  document.addEventListener('pointercancel', () => drag && end());
  document.addEventListener('keydown', (event) => event.key === 'Escape' && drag && end());
  document.addEventListener('pointerup', () => {
    if (!drag) return;
    const { chart, from, to } = drag;
    const [start, width] = [Number(chart.dataset.chartFrom), Number(chart.dataset.chartWidth)];
    const range = chart.parentElement.querySelector('.chart-range');
    range.value = `${start + Math.min(from, to) * width}/${start + (Math.max(from, to) + 1) * width}`;
    range.dispatchEvent(new Event('change', { bubbles: true }));
    end();
  });
})();
