// <details data-menu> closes on Escape and when the attention goes elsewhere, as a menu does.
const menus = () => document.querySelectorAll('details[data-menu][open]');

document.addEventListener('click', (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of menus()) {
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector('summary').focus();
  }
});

document.addEventListener('focusin', (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});
