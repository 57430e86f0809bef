// Completion in the query bar: the server says what may stand at the caret, the browser does the rest without it.
(() => {
  const app = window.taskRunAdmin;
  const pause = 120;

  app.queryBar = (input, server) => {
    const list = document.getElementById(input.getAttribute('aria-controls'));
    let options = [];
    let chosen = -1;
    let asked = 0;
    let timer = 0;

    const close = () => {
      asked++;
      clearTimeout(timer);
      options = [];
      chosen = -1;
      list.hidden = true;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    };
    const choose = (index) => {
      chosen = index;
      [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === chosen)));
      if (chosen < 0) input.removeAttribute('aria-activedescendant');
      else input.setAttribute('aria-activedescendant', list.children[chosen].id);
    };
    const show = (found) => {
      options = found;
      list.replaceChildren(
        ...found.map(({ label, help }, i) => {
          const option = document.createElement('div');
          option.id = `${list.id}-${i}`;
          option.className = 'query-option';
          option.role = 'option';
          for (const text of [label, help]) {
            const part = document.createElement('bdi');
            part.textContent = text;
            option.append(part);
          }
          option.addEventListener('pointerdown', (event) => {
            event.preventDefault(); // the input keeps the focus
            take(i);
          });
          return option;
        }),
      );
      list.hidden = found.length === 0;
      input.setAttribute('aria-expanded', String(found.length > 0));
      choose(-1);
    };
    const ask = async () => {
      const turn = ++asked;
      try {
        const found = await server.invokeMethodAsync('SuggestAsync', input.value, input.selectionStart);
        if (turn === asked && document.activeElement === input) show(found);
      } catch {
        close(); // Without a connection there is nothing to offer.
      }
    };
    const askSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, pause);
    };
    const take = (index) => {
      const { start, end, text } = options[index];
      // A value is done with; after a field's name its value follows.
      const tail = text.endsWith(':') ? '' : ' ';
      input.setRangeText(text + tail, start, end, 'end');
      close();
      if (!tail) ask();
    };
    let isAskedFor = false;
    const apply = () => {
      close();
      isAskedFor = true;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      isAskedFor = false;
    };
    // Leaving the field asks for nothing: what is half typed stays.
    input.addEventListener('change', (event) => isAskedFor || event.stopPropagation());

    input.addEventListener('input', askSoon);
    input.addEventListener('focus', askSoon);
    input.addEventListener('click', askSoon);
    input.addEventListener('blur', close);
    input.addEventListener('keydown', (event) => {
      const count = options.length;
      if (event.isComposing) return;
      if (event.key === 'ArrowDown' && count) choose((chosen + 1) % count);
      else if (event.key === 'ArrowUp' && count) choose(chosen <= 0 ? count - 1 : chosen - 1);
      else if (event.key === 'Tab' && !event.shiftKey && count) take(Math.max(0, chosen));
      else if (event.key === 'Enter') chosen >= 0 ? take(chosen) : apply();
      else if (event.key === 'Escape' && count) close();
      else if (event.key === 'Escape') return input.blur();
      else return;
      event.preventDefault();
    });
  };
})();
