// A run's sections: going to one, and marking which one the view is at.
(() => {
  const bottomOf = (nav) => nav.getBoundingClientRect().bottom + 12;
  const mark = () => {
    for (const nav of document.querySelectorAll('.section-nav')) {
      const sections = [...nav.parentElement.querySelectorAll('[data-section]')];
      // Beside the others there may be one that is always in view.
      const column = sections.filter((section) => Math.abs(section.getBoundingClientRect().left - sections[0].getBoundingClientRect().left) < 8);
      const current = column.findLast((section) => section.getBoundingClientRect().top <= bottomOf(nav)) ?? column[0];
      for (const button of nav.querySelectorAll('[data-jump]')) {
        const isCurrent = button.dataset.jump === current?.id;
        if (isCurrent !== button.hasAttribute('aria-current')) button.toggleAttribute('aria-current', isCurrent);
        if (isCurrent && button.getAttribute('aria-current') !== 'true') button.setAttribute('aria-current', 'true');
      }
    }
  };
  let isWaiting = false;
  const markSoon = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      mark();
    });
  };
  // In the panel it is the panel that scrolls, and that does not bubble.
  document.addEventListener('scroll', markSoon, { capture: true, passive: true });
  addEventListener('resize', markSoon);

  document.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-jump]');
    const section = button?.closest('.section-nav').parentElement.querySelector(`[data-section]#${CSS.escape(button.dataset.jump)}`);
    if (!section) return;
    section.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
    section.querySelector('h2, h3').focus({ preventScroll: true });
  });

  new MutationObserver((mutations) => {
    for (const { addedNodes } of mutations)
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        for (const name of node.querySelectorAll('[data-zone-name]'))
          // The text node is the renderer's: its data may change, the node must stay.
          name.firstChild.data = Intl.DateTimeFormat().resolvedOptions().timeZone;
        if (node.matches('.section-nav') || node.querySelector('.section-nav')) markSoon();
      }
  }).observe(document.body, { childList: true, subtree: true });
})();
