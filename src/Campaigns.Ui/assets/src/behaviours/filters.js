// <form data-auto-submit>: a filter applies as soon as it is chosen; typing waits for a pause. The button stays for the keyboard.
const pause = 400;
let waiting;

document.addEventListener('input', (event) => {
  const form = event.target.closest?.('form[data-auto-submit]');
  if (!form) return;
  clearTimeout(waiting);
  const typed = event.target.matches('input:not([type=checkbox], [type=radio], [type=date])');
  if (typed && !form.hasAttribute('hx-get')) return;
  waiting = setTimeout(() => form.requestSubmit(), typed ? pause : 0);
});
