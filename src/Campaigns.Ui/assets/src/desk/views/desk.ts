import type { App } from '../app';
import { button, field, h, icon } from '../dom';
import { record } from '../queue';
import type { Row } from '../roster';
import { codeOf, search } from '../search';
import { recordedSomething } from '../sync';
import { day, phone, t, time } from '../texts';
import type { Kind } from '../types';
import { editForm, enrolForm, headForm, personForm } from './forms';

const doubleTap = 400;

/** One meeting: who is asked for is found, and a tap checks them in. Names stay hidden until searched for: the screen lies open on a table. */
export function desk(app: App): HTMLElement {
  const pack = app.roster!.pack;
  const counts = h('p', { class: 'figure', role: 'status' });
  const input = h('input', { type: 'search', autocomplete: 'off', enterkeyhint: 'go', autofocus: true });
  const results = h('div', { class: 'desk-results', 'aria-live': 'polite' });
  const form = h('div', { class: 'desk-form' });

  const draw = (): void => {
    const now = app.roster!.counts;
    counts.textContent = t('there', now.there, now.expected) + (now.walkIns > 0 ? t('walkIns', now.walkIns) : '');
    drawResults();
  };
  const keep = async (kind: Kind, data: Record<string, unknown>): Promise<void> => {
    const operation = await record(pack.eventId, kind, { eventId: pack.eventId, ...data });
    app.roster!.apply(operation);
    draw();
    await recordedSomething();
  };
  const checkIn = async (row: Row): Promise<void> => {
    if (row.status === 'attended') return app.say(t('already', time(row.at ?? new Date().toISOString())));
    await keep('check-in', { registrationId: row.id });
    app.say(t('nowThere', row.name, time(row.at!)));
  };
  const byCode = async (typed: string): Promise<void> => {
    const code = codeOf(typed);
    const row = code ? app.roster!.ofCode(code) : undefined;
    if (!row) return void (code && /\d/.test(code) && app.say(t('unknownCode')));
    await checkIn(row);
    input.select();
  };
  // When a form goes, the second tap of a double tap would fall on whatever moved under the finger.
  const hold = (): void => {
    for (const part of [results, foot]) part.inert = true;
    setTimeout(() => [results, foot].forEach((part) => (part.inert = false)), doubleTap);
  };
  const ask = (asked: HTMLElement | null): void => {
    form.replaceChildren(...(asked ? [asked] : []));
    if (!asked) hold();
    (asked?.querySelector<HTMLElement>('input, select') ?? input).focus();
  };
  const drawResults = (): void => {
    const { found, total } = search(app.roster!.rows, input.value);
    if (input.value.trim().length < 2) return results.replaceChildren(h('p', { class: 'muted' }, t('searchFirst')));
    if (total === 0) return results.replaceChildren(h('p', { class: 'muted' }, t('nobody')));
    results.replaceChildren(h('p', { class: 'visually-hidden' }, t('results', total)), h('ul', { class: 'cards', 'aria-label': t('results', total) }, ...found.map((row) => card(row))));
  };
  const card = (row: Row): HTMLElement => {
    const there = row.status === 'attended';
    const about = [row.hamlet, row.code && `${row.code.slice(0, 3)}-${row.code.slice(3)}`, row.phone && phone(row.phone), row.people > 1 && t('people', row.people)].filter(Boolean).join(' · ');
    return h(
      'li',
      { class: 'card desk-row' },
      h('p', {}, h('strong', {}, row.name), about ? h('span', { class: 'muted' }, ` · ${about}`) : null, row.need ? h('span', { class: 'desk-need' }, icon('info-circle'), row.need) : null),
      there || row.wish
        ? h('p', { class: 'desk-marks' }, there && h('span', { class: 'status status-ok' }, t('since', time(row.at!))), row.wish === 'interested' && h('span', { class: 'status status-info' }, t('wishes')),
            row.wish === 'awaiting-payment' && h('span', { class: 'status status-warn' }, t('awaiting')))
        : null,
      h(
        'p',
        { class: 'actions' },
        button(t('present'), () => checkIn(row), there ? '' : 'btn-primary', 'check', row.name),
        button(t('wish'), () => keep('interest', { registrationId: row.id, product: 'VSI' }), 'btn-ghost', undefined, row.name),
        button(t('enrol'), () => ask(enrolForm(app, row, keep, () => ask(null))), 'btn-ghost', undefined, row.name),
        button(t('edit'), () => ask(editForm(row, keep, () => ask(null))), 'btn-ghost', 'pencil', row.name),
        there && button(t('undo'), () => keep('undo-check-in', { registrationId: row.id }).then(() => app.say(t('undone', row.name))), 'btn-ghost', 'arrow-back-up', row.name),
      ),
    );
  };

  const foot = h(
    'p',
    { class: 'actions desk-foot' },
    button(t('newPerson'), () => ask(personForm(app, keep, () => ask(null))), '', 'user-plus'),
    button(t('headCount'), () => ask(headForm(app, keep, () => ask(null))), 'btn-ghost', 'users'),
  );
  input.addEventListener('input', drawResults);
  app.redraw = draw;
  draw();
  return h(
    'section',
    { class: 'desk-open' },
    h('p', {}, button(t('back'), () => app.go(null), 'btn-ghost', 'arrow-left')),
    h('h2', {}, pack.title),
    h('p', { class: 'muted' }, `${day(pack.startsAt)}, ${time(pack.startsAt)}–${time(pack.endsAt)} · ${pack.place}`),
    counts,
    h('div', { class: 'desk-conflicts' }),
    h('form', { role: 'search', novalidate: true, submit: (event) => (event.preventDefault(), void byCode(input.value)) }, field(t('search'), input), scanner(app, byCode)),
    form,
    results,
    foot,
  );
}

// The camera's part is large and not everybody's: it is loaded when it is asked for, from what the device keeps.
function scanner(app: App, found: (code: string) => Promise<void>): HTMLElement {
  const video = h('video', { class: 'desk-video', playsinline: true, hidden: true });
  let stop: (() => void) | null = null;
  const tap = button(t('scan'), async () => {
    if (stop) return end();
    try {
      const { scan } = await import('./camera');
      video.hidden = false;
      stop = await scan(video, (text) => void found(text));
      tap.lastChild!.textContent = t('stopScan');
    } catch (error) {
      console.warn(error); // Not there, not allowed, or taken by another app.
      end();
      app.say(t('noCamera'));
    }
  }, '', 'qrcode');
  const end = (): void => {
    stop?.();
    stop = null;
    video.hidden = true;
    tap.lastChild!.textContent = t('scan');
  };
  return h('div', { class: 'desk-scan' }, tap, video);
}
