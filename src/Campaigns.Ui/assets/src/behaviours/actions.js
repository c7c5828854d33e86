// Small acts named by the markup: data-print, data-copy="text", data-open="dialog id", data-close.
async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  const told = button.querySelector('[data-copied]');
  if (!told) return;
  told.hidden = false;
  setTimeout(() => (told.hidden = true), 4000);
}

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-print], [data-copy], [data-open], [data-close]');
  if (!button) return;
  if ('print' in button.dataset) window.print();
  if ('copy' in button.dataset) copy(button);
  if ('open' in button.dataset) document.getElementById(button.dataset.open)?.showModal();
  if ('close' in button.dataset) button.closest('dialog')?.close();
});

// Buttons that need script stay hidden without it.
for (const button of document.querySelectorAll('[data-needs-script]')) button.hidden = false;
