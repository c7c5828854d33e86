// <fieldset data-theme-switch hidden> with radios light, dark, auto. Shown only where script can keep the choice.
const stored = () => {
  try {
    return localStorage.getItem('theme') ?? 'auto';
  } catch {
    return 'auto';
  }
};

function choose(theme) {
  try {
    if (theme === 'auto') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // The choice then lasts for this page.
  }
  if (theme === 'auto') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.dataset.theme = theme;
}

for (const fieldset of document.querySelectorAll('[data-theme-switch]')) {
  for (const radio of fieldset.querySelectorAll('input')) radio.checked = radio.value === stored();
  fieldset.addEventListener('change', (event) => choose(event.target.value));
  fieldset.hidden = false;
}
