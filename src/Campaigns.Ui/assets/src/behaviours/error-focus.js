// The error summary takes the focus when it appears, and its links put the focus into the field, not only on screen.
const focusSummary = (root) => root.querySelector?.('[data-error-summary]')?.focus();

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('[data-error-summary] a');
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  field.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
});

document.addEventListener('htmx:afterSettle', (event) => focusSummary(event.target.closest('form, main') ?? document));
focusSummary(document);
