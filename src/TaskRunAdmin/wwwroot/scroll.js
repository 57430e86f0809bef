// Going back, or reloading, shows a list at the place where it was left. The browser does this by itself only for a page
// that is all there at once; here the rows come later. The place is kept in the entry of the browser's history.
(() => {
  history.scrollRestoration = 'manual';

  const placeOf = () => {
    const row = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('[data-run-id]');
    // The row in the middle comes back to where it was, whatever has arrived above it since.
    return { y: scrollY, row: row?.dataset.runId, top: row?.getBoundingClientRect().top };
  };

  let wanted = null;
  let resting = 0;
  let waiting = 0;
  const giveUp = () => (wanted = null);
  const keep = () => {
    if (!wanted) history.replaceState({ ...history.state, place: placeOf() }, '');
  };
  const keepSoon = () => {
    clearTimeout(resting);
    resting = setTimeout(keep, 200);
  };
  const restore = () => {
    if (!wanted) return;
    const row = wanted.row && document.querySelector(`[data-run-id="${wanted.row}"]`);
    if (row) {
      scrollBy(0, row.getBoundingClientRect().top - wanted.top);
      giveUp();
    } else scrollTo(scrollX, wanted.y);
  };
  const start = () => {
    clearTimeout(resting);
    clearTimeout(waiting);
    wanted = history.state?.place ?? null;
    // The page that was left may still be shown, so that nothing is decided before rows had time to come.
    if (wanted?.y) waiting = setTimeout(giveUp, 3000);
    else {
      giveUp();
      scrollTo(0, 0);
    }
  };

  start();
  window.addEventListener('popstate', start);
  new MutationObserver(restore).observe(document.body, { childList: true, subtree: true });
  document.addEventListener('scroll', keepSoon, { passive: true });
  for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    // Whoever scrolls in the meantime is where they want to be.
    window.addEventListener(type, giveUp, { passive: true });
  // Before the router hears of it: afterwards the entry is another one.
  window.addEventListener('click', (event) => event.target.closest('a[href]') && keep(), true);
})();
