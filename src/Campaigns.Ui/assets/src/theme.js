// Loaded ahead of the first paint, so that a chosen theme does not flash; kept this small for that reason.
try {
  var chosen = localStorage.getItem('theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.setAttribute('data-theme', chosen);
} catch (e) {
  // Storage may be forbidden: the device's own choice stays.
}
