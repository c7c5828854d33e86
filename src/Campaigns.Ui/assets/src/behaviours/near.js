// [data-near="id"] puts the places of that list, each with data-lat and data-lon, in the order of how far they are from here. Where somebody is stays in this
// page: it is asked for only when the button is pressed, is not sent, and is forgotten with the page.
const radius = 6371;
const rad = (degrees) => (degrees * Math.PI) / 180;

function kilometres(lat, lon, place) {
  const [north, east] = [rad(place.dataset.lat - lat), rad(place.dataset.lon - lon)];
  const chord = Math.sin(north / 2) ** 2 + Math.cos(rad(lat)) * Math.cos(rad(place.dataset.lat)) * Math.sin(east / 2) ** 2;
  return 2 * radius * Math.asin(Math.sqrt(chord));
}

function sort(list, { latitude, longitude }) {
  const figure = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
  const places = [...list.children].map((place) => ({ place, km: place.dataset.lat ? kilometres(latitude, longitude, place) : Infinity }));
  for (const { place, km } of places.sort((a, b) => a.km - b.km)) {
    const away = place.querySelector('[data-away]');
    if (away && km < Infinity) {
      away.textContent = ` · ${away.dataset.away.replace('{0}', figure.format(km))}`;
      away.hidden = false;
    }

    list.append(place);
  }
}

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-near]');
  if (!button) return;
  const [list, said] = [document.getElementById(button.dataset.near), document.querySelector('[data-near-said]')];
  said.textContent = said.dataset.asking;
  const refused = () => (said.textContent = said.dataset.refused);
  if (!navigator.geolocation) return refused();
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    sort(list, coords);
    said.textContent = said.dataset.done;
  }, refused, { maximumAge: 60_000, timeout: 20_000 });
});
