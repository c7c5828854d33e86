// A drawing that is wider than its frame is scrolled to what is marked in it as present.
const edge = 12;

function show(root) {
  for (const present of root.querySelectorAll('.table-scroll [data-present]')) {
    const frame = present.closest('.table-scroll');
    const [at, seen] = [present.getBoundingClientRect(), frame.getBoundingClientRect()];
    if (at.left < seen.left || at.right > seen.right) frame.scrollLeft += at.left - seen.left - edge;
  }
}

show(document);
document.addEventListener('htmx:afterSettle', () => show(document));
