// How a lost connection comes back: at once when somebody looks, every few seconds as long as they do, and never as if
// somebody were signed in who is not.
(() => {
  const root = document.documentElement;
  const quick = [0, 500, 1000, 2000];
  const isLost = () => root.dataset.connection !== undefined;

  Blazor.start({
    circuit: {
      reconnectionOptions: {
        maxRetries: 100000,
        retryIntervalMilliseconds: (attempt) => quick[attempt] ?? 3000,
      },
    },
  });

  // Where nobody is signed in, the page itself is somewhere else: at the sign-in, which leads back to it.
  let asking = false;
  const askWhetherSignedIn = async () => {
    if (asking) return;
    asking = true;
    try {
      const answer = await fetch(location.href, { redirect: 'manual', cache: 'no-store' });
      if (answer.type === 'opaqueredirect' || answer.status === 401) location.reload();
    } catch {
      // The server does not answer yet.
    } finally {
      asking = false;
    }
  };
  const modal = document.getElementById('components-reconnect-modal');
  modal.addEventListener('components-reconnect-state-changed', ({ detail }) => {
    if (detail.state === 'retrying' || detail.state === 'failed') askWhetherSignedIn();
  });

  const hurry = () => {
    if (!isLost() || document.visibilityState === 'hidden') return;
    askWhetherSignedIn();
    // False: the server is back, and knows this page no more.
    Blazor.reconnect().then((known) => known || location.reload()).catch(() => {});
  };
  document.addEventListener('visibilitychange', hurry);
  window.addEventListener('online', hurry);
})();
