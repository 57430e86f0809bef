// Requests to take along: the language is remembered, and a menu opens beside its button.
(() => {
  const app = window.taskRunAdmin;

  document.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-snippet]');
    if (!button) return;
    app.prefer('snippet', button.dataset.snippet);
    button.closest('[popover]')?.hidePopover();
  });

  // Toggle events do not bubble.
  document.addEventListener(
    'toggle',
    ({ target, newState }) => {
      if (newState !== 'open' || !('besideItsButton' in target.dataset)) return;
      const button = document.querySelector(`[popovertarget="${target.id}"]`).getBoundingClientRect();
      const { width, height } = target.getBoundingClientRect();
      const isRoomBelow = button.bottom + 4 + height < innerHeight;
      target.style.top = `${isRoomBelow ? button.bottom + 4 : Math.max(8, button.top - 4 - height)}px`;
      target.style.left = `${Math.max(8, Math.min(button.left, innerWidth - width - 8))}px`;
    },
    true,
  );
})();
