// <form data-draft="address"> with a [data-draft-said] inside: what is typed is kept by the server every 5 seconds and when the page is left, and the
// server's answer is shown there. Where it did not get there, the form says so and tries again; nothing is kept in the browser.
const EVERY = 5000;

for (const form of document.querySelectorAll('form[data-draft]')) {
  const said = form.querySelector('[data-draft-said]');
  let [dirty, waiting, going] = [false, 0, null];

  const soon = () => {
    waiting ||= setTimeout(() => ((waiting = 0), send()), EVERY);
  };

  async function send(leaving = false) {
    if (!dirty || (going && !leaving)) return;
    dirty = false;
    going = new AbortController();
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body: new URLSearchParams(new FormData(form)), keepalive: leaving, headers: { 'HX-Request': 'true' }, signal: going.signal });
      said.classList.toggle('text-bad', !answer.ok);
      if (answer.ok) said.textContent = await answer.text();
      else if (answer.status === 401) said.replaceChildren(form.querySelector('[data-draft-ended]').content.cloneNode(true));
      else if (answer.status >= 500) throw new Error(answer.statusText);
    } catch (fault) {
      if (fault.name === 'AbortError') return;
      dirty = true;
      said.textContent = said.dataset.lost;
      said.classList.add('text-bad');
      soon();
    } finally {
      going = null;
    }
    if (dirty) soon();
  }

  for (const typed of ['input', 'change']) form.addEventListener(typed, (event) => event.isTrusted && ((dirty = true), soon()));
  window.addEventListener('online', () => send());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && send(true));
  window.addEventListener('pagehide', () => send(true));
  form.addEventListener('submit', () => {
    // What is sent is kept by its own way; nothing comes after it.
    dirty = false;
    clearTimeout(waiting);
    going?.abort();
  });
}
