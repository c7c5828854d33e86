// [data-move] is dragged onto a [data-day]: the page behind it opens with that day filled in, says what speaks against it, and saves or not.
// The link beside each item does the same for the keyboard.
let moving;

const target = (event) => (moving ? event.target.closest?.('[data-day]') : null);

document.addEventListener('dragstart', (event) => {
  moving = event.target.closest?.('[data-move]');
  if (moving) event.dataTransfer.setData('text/plain', moving.dataset.move);
});

document.addEventListener('dragover', (event) => {
  if (target(event)) event.preventDefault();
});

document.addEventListener('drop', (event) => {
  const day = target(event);
  if (!day) return;
  event.preventDefault();
  const from = moving.closest('[data-day]');
  if (from?.dataset.day !== day.dataset.day) location.assign(`${moving.dataset.move}?day=${day.dataset.day}`);
  moving = undefined;
});
