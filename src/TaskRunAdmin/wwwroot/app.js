// What the browser does without asking the server: times, copying, shortcuts, and saying that the server is gone.
(() => {
  const app = window.taskRunAdmin;
  const root = document.documentElement;

  // ---- Times: <time datetime data-time="relative|absolute|zoned|clock|elapsed">

  const formats = {};
  const inZone = (options, language = 'sv-SE') => {
    const timeZone = root.dataset.zone === 'utc' ? 'UTC' : undefined;
    const key = JSON.stringify([options, timeZone]);
    return (formats[key] ??= new Intl.DateTimeFormat(language, { ...options, timeZone }));
  };
  const day = { year: 'numeric', month: '2-digit', day: '2-digit' };
  const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' };
  const minute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const dayOfMonth = { day: 'numeric', month: 'short' };
  const zoneName = (instant) =>
    root.dataset.zone === 'utc'
      ? 'UTC'
      : new Intl.DateTimeFormat('en', { timeZoneName: 'short' }).formatToParts(instant).find((part) => part.type === 'timeZoneName').value;
  const absolute = (instant) =>
    `${inZone(day).format(instant)} ${inZone(clock).format(instant)}.${String(instant.getUTCMilliseconds()).padStart(3, '0')}`;

  const units = [
    ['d', 86400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ];
  const relative = (seconds) => {
    const size = Math.abs(seconds);
    if (size < 5) return 'just now';
    const [unit, length] = units.find(([, each]) => size >= each);
    const text = `${Math.floor(size / length)} ${unit}`;
    return seconds < 0 ? `in ${text}` : `${text} ago`;
  };
  const elapsed = (seconds) => {
    const whole = Math.max(0, Math.floor(seconds));
    const at = units.findIndex(([, each]) => whole >= each);
    if (at < 0) return '0 s';
    const [unit, length] = units[at];
    const next = units[at + 1];
    const text = `${Math.floor(whole / length)} ${unit}`;
    return next ? `${text} ${Math.floor((whole % length) / next[1])} ${next[0]}` : text;
  };

  const wordsOf = (style, instant) => {
    const seconds = (Date.now() - instant.getTime()) / 1000;
    switch (style) {
      case 'absolute':
        return absolute(instant);
      case 'zoned':
        return `${inZone(day).format(instant)} ${inZone(clock).format(instant)} ${zoneName(instant)}`;
      case 'clock':
        return inZone(clock).format(instant);
      case 'minute':
        return inZone(minute).format(instant);
      case 'day':
        return inZone(dayOfMonth, 'en-US').format(instant);
      case 'typed':
        if (instant.getUTCMilliseconds()) return absolute(instant);
        return `${inZone(day).format(instant)} ${inZone(instant.getUTCSeconds() ? clock : minute).format(instant)}`;
      case 'elapsed':
        return elapsed(seconds);
      default:
        return relative(seconds);
    }
  };
  const write = (element) => {
    const instant = new Date(element.dateTime);
    if (Number.isNaN(instant.getTime()) || !element.firstChild) return;
    const words = wordsOf(element.dataset.time, instant);
    // The text node is the renderer's: its data may change, the node must stay.
    if (element.firstChild.data !== words) element.firstChild.data = words;
    const title = `${absolute(instant)} ${zoneName(instant)}`;
    if (element.title !== title) element.title = title;
  };
  const writeAll = (within) => {
    for (const element of within.querySelectorAll('time[data-time]')) write(element);
  };
  setInterval(() => {
    if (document.visibilityState === 'visible') writeAll(document);
  }, 1000);
  document.addEventListener('visibilitychange', () => writeAll(document));

  // ---- What comes and changes

  new MutationObserver((mutations) => {
    for (const { type, target, addedNodes } of mutations) {
      if (type === 'attributes') write(target);
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches('time[data-time]')) write(node);
        else writeAll(node);
        const reveal = node.matches('[data-scroll-into-view]') ? node : node.querySelector('[data-scroll-into-view]');
        reveal?.scrollIntoView({ block: 'nearest' });
      }
    }
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['datetime'] });

  // ---- Copying, the time zone, reconnecting: one listener for every button

  const announce = (sentence) => {
    document.getElementById('announcer').textContent = sentence;
  };
  const copyText = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    // Plain http on another host than this one has no clipboard API.
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  };
  const copy = async (button) => {
    const from = button.dataset.copyFrom;
    await copyText(from ? document.getElementById(from).textContent : button.dataset.copy);
    announce(button.dataset.copied ?? 'Copied.');
    button.classList.add('copied');
    setTimeout(() => button.classList.remove('copied'), 1200);
  };

  app.wordsOf = wordsOf;
  app.zoneName = zoneName;
  app.choose = (key, value) => {
    app.prefer(key, value);
    writeAll(document);
    if (key === 'zone') document.dispatchEvent(new Event('zonechange'));
  };

  document.addEventListener('click', (event) => {
    // The router takes the click on a link to this very page, and moves the view but not the focus.
    if (event.target.closest('.skip-link')) document.getElementById('content').focus();
    // A menu has done its work when one of its links is followed.
    event.target.closest('[popover] a')?.closest('[popover]').hidePopover();
    const button = event.target.closest('[data-copy], [data-copy-from], [data-toggle-zone], button[data-theme-choice], [popovertarget], [data-click], [data-reconnect], [data-reload]');
    if (!button) return;
    if ('toggleZone' in button.dataset) app.choose('zone', root.dataset.zone === 'utc' ? 'browser' : 'utc');
    else if ('themeChoice' in button.dataset) {
      app.prefer('theme', button.dataset.themeChoice);
      button.closest('[popover]').hidePopover();
    } else if (button.hasAttribute('popovertarget')) {
      for (const choice of document.querySelectorAll('button[data-theme-choice]'))
        choice.ariaPressed = String(choice.dataset.themeChoice === root.dataset.themeChoice);
    } else if ('click' in button.dataset) {
      button.closest('[popover]').hidePopover();
      app.click(button.dataset.click);
    } else if ('reconnect' in button.dataset)
      // False: the server is back, and knows this page no more.
      Blazor.reconnect().then((known) => known || location.reload()).catch(() => {});
    else if ('reload' in button.dataset) location.reload();
    else copy(button).catch(() => announce('Copying was refused by the browser.'));
  });

  // ---- Shortcuts: an element says which keys click it, data-shortcut="g+r r"

  let prefix = '';
  document.addEventListener('keydown', (event) => {
    // The one shortcut that works while typing, too.
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      return document.querySelector('[data-shortcut="Ctrl+k"]')?.click();
    }
    const isTyping = event.target.closest('form, input, textarea, select, [contenteditable], dialog, .mud-dialog, .mud-popover, [popover]:popover-open');
    // It closes the menu that is open, and nothing behind it.
    if (event.key === 'Escape' && document.querySelector('[popover]:popover-open')) return;
    if (isTyping || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const pressed = prefix + event.key;
    const find = (keys) => document.querySelector(`[data-shortcut~="${CSS.escape(keys)}"]`);
    const target = find(pressed) ?? find(event.key);
    prefix = event.key === 'g' ? 'g+' : '';
    if (!target) return;
    event.preventDefault();
    if (target.matches('input')) target.select();
    else target.click();
  });

  // ---- The connection

  const since = () => inZone(clock).format(new Date());
  const say = (state, words) => {
    if (state) root.dataset.connection = state;
    else delete root.dataset.connection;
    for (const element of document.querySelectorAll('[data-connection-word]'))
      if (element.textContent !== words) element.textContent = words;
  };
  document.getElementById('components-reconnect-modal').addEventListener('components-reconnect-state-changed', (event) => {
    switch (event.detail.state) {
      case 'hide':
        delete root.dataset.staleSince;
        tellVisibility();
        return say(null, '');
      case 'rejected':
        // The server knows this page no more: it was restarted. A draft outlives the reload.
        return location.reload();
      case 'failed':
        return say('stale', `Stale since ${root.dataset.staleSince}`);
      default:
        root.dataset.staleSince ??= since();
        return say('reconnecting', 'Reconnecting');
    }
  });

  // ---- The server's side of the page

  app.showInvalid = () => {
    const field = document.querySelector('[aria-invalid="true"]');
    const section = field?.closest('details');
    if (section) section.open = true;
    field?.focus();
  };

  const isHidden = () => document.visibilityState === 'hidden';
  let server = null;
  // While the connection is lost nobody can be told; it is said again when it is back.
  const tellVisibility = () => server?.invokeMethodAsync('SetHidden', isHidden()).catch(() => {});
  document.addEventListener('visibilitychange', tellVisibility);
  app.connect = (link) => {
    server = link;
    return { paused: app.read('paused') === 'yes', hidden: isHidden() };
  };
})();
