// <form data-retry-form> with parts that htmx saves one by one, each marked data-retry: a part whose request did not reach the server is sent
// again when the network is back, and until then says so ([data-unsent]). What was typed stays in the page; nothing is kept in the browser.
const waiting = new Set();

function tell() {
  for (const form of document.querySelectorAll('[data-retry-form]')) {
    const unsent = [...waiting].some((part) => form.contains(part));
    form.querySelectorAll('[data-retry-note]').forEach((note) => (note.hidden = !unsent));
  }
}

function mark(part, unsent) {
  part.querySelectorAll('[data-unsent]').forEach((note) => (note.hidden = !unsent));
  if (unsent) waiting.add(part);
  else waiting.delete(part);
  tell();
}

const part = (event) => event.target.closest?.('[data-retry]');
for (const lost of ['htmx:sendError', 'htmx:timeout']) document.addEventListener(lost, (event) => part(event) && mark(part(event), true));
document.addEventListener('htmx:beforeSwap', (event) => {
  // The answer came, also a refusal: it is told where the part says that it is saved.
  const sent = event.detail.requestConfig?.elt?.closest?.('[data-retry]');
  if (sent) mark(sent, event.detail.xhr.status >= 500);
});

function again() {
  if (!navigator.onLine) return;
  for (const one of waiting) one.dispatchEvent(new Event('change', { bubbles: true }));
}

window.addEventListener('online', again);
setInterval(again, 5000);

// Sending the whole form without a network would leave the page, and what is only in it.
document.addEventListener('submit', (event) => {
  if (!event.target.matches('[data-retry-form]') || navigator.onLine) return;
  event.preventDefault();
  event.target.querySelectorAll('[data-retry-note]').forEach((note) => (note.hidden = false));
}, true);
window.addEventListener('beforeunload', (event) => waiting.size > 0 && event.preventDefault());
