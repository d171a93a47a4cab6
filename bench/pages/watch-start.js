/** Runs in the page before anything else: notes when the control in `window.wanted` can be used, and the long tasks. */
(() => {
  window.blocking = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.blocking += duration - 50;
  }).observe({ type: 'longtask', buffered: true });

  const find = () => {
    const host = document.querySelector('genesys-chat, floor-chat');
    const control = host?.shadowRoot?.querySelector(document.documentElement.dataset.wanted);
    return control && !control.disabled && control.checkVisibility() ? control : undefined;
  };
  const look = () => {
    const control = find();
    if (!control) return void setTimeout(look, 1);
    control.focus();
    window.usable = performance.now();
    window.control = control;
  };
  setTimeout(look, 1);
})();
