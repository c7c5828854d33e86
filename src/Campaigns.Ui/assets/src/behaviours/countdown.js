// data-countdown="seconds left, as the server says": counts down by the browser's monotonic clock, which nobody can set, and shows the page anew at the end.
for (const timer of document.querySelectorAll('[data-countdown]')) {
  const end = performance.now() + Number(timer.dataset.countdown) * 1000;
  const show = () => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    timer.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    if (left > 0 || !navigator.onLine) return;
    clearInterval(ticking);
    location.reload();
  };
  const ticking = setInterval(show, 1000);
  show();
}
