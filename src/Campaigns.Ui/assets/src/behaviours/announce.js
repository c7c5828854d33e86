// After a swap the polite live region says what came: the text of [data-announce] in the new part, such as "37 kết quả".
document.addEventListener('htmx:afterSettle', (event) => {
  const region = document.getElementById('announcer');
  const told = event.target.querySelector?.('[data-announce]') ?? document.querySelector('[data-announce]');
  if (region && told) region.textContent = told.textContent;
});

document.addEventListener('htmx:beforeRequest', (event) => event.detail.target?.setAttribute('aria-busy', 'true'));
document.addEventListener('htmx:afterRequest', (event) => event.detail.target?.removeAttribute('aria-busy'));
