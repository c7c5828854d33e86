// A form already on its way is not sent again: a double tap is one registration. The server has its own guard; this one spares the wait.
document.addEventListener('submit', (event) => {
  const form = event.target;
  // By attribute: a field called "method" would hide the form's own property.
  if (form.getAttribute('method')?.toLowerCase() !== 'post' || event.defaultPrevented) return;
  if (form.dataset.sending) return event.preventDefault();
  form.dataset.sending = 'yes';
  // An answer that is a file leaves the page where it is.
  setTimeout(release, 8000);
});

// The page may come back from the browser's memory (Back) or the answer may replace only a part of it.
const release = () => document.querySelectorAll('form[data-sending]').forEach((form) => delete form.dataset.sending);
window.addEventListener('pageshow', release);
document.addEventListener('htmx:afterRequest', release);
