// <form data-progress> with a hidden [data-progress-note] inside: shown, and so told, while the answer is awaited.
const notes = (form, hidden) => form.querySelectorAll('[data-progress-note]').forEach((note) => (note.hidden = hidden));

document.addEventListener('submit', (event) => {
  if (event.target.matches('form[data-progress]')) notes(event.target, false);
});

// Back from the browser's memory.
window.addEventListener('pageshow', () => document.querySelectorAll('form[data-progress]').forEach((form) => notes(form, true)));
