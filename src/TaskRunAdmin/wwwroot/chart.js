// The chart of runs: its hours and what a bar says are of the zone that the page shows, and a drag chooses a span.
(() => {
  const app = window.taskRunAdmin;
  const quarter = 15 * 60 * 1000;

  // <chart-axis from to>, in milliseconds, is as wide as the bars.
  customElements.define(
    'chart-axis',
    class extends HTMLElement {
      static observedAttributes = ['from', 'to'];

      connectedCallback() {
        document.addEventListener('zonechange', this.draw);
        this.draw();
      }

      disconnectedCallback() {
        document.removeEventListener('zonechange', this.draw);
      }

      attributeChangedCallback() {
        this.draw();
      }

      draw = () => {
        const [from, to] = [Number(this.getAttribute('from')), Number(this.getAttribute('to'))];
        const marks = [];
        const mark = (at, words) => {
          const element = document.createElement('span');
          element.textContent = words;
          element.style.left = `${(100 * (at - from)) / (to - from)}%`;
          marks.push(element);
        };
        mark(from, app.wordsOf('day', new Date(from)));
        for (let at = from; at <= to; at += quarter) {
          const words = app.wordsOf('minute', new Date(at));
          // Beside the words of the ends there is no room.
          if (!/^(00|04|08|12|16|20):00$/.test(words) || at - from < (to - from) / 6 || to - at < (to - from) / 8) continue;
          mark(at, words === '00:00' ? app.wordsOf('day', new Date(at)) : words);
        }
        mark(to, 'now');
        this.replaceChildren(...marks);
      };
    },
  );

  document.addEventListener('pointerover', ({ target }) => {
    const bar = target.closest('.chart-bar');
    if (!bar) return;
    const { chartFrom, chartWidth } = bar.parentElement.dataset;
    const from = Number(chartFrom) + [...bar.parentElement.children].indexOf(bar) * Number(chartWidth);
    const [start, end] = [new Date(from), new Date(from + Number(chartWidth))];
    bar.title = `${app.wordsOf('day', start)} ${app.wordsOf('minute', start)} to ${app.wordsOf('minute', end)} ${app.zoneName(start)}: ${bar.dataset.counts}`;
  });

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
