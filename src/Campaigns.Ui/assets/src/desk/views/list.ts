import type { App } from '../app';
import { button, h, icon } from '../dom';
import * as packs from '../packs';
import { Offline, page, Refused, type Desk } from '../server';
import { state } from '../sync';
import { day, t, time } from '../texts';
import type { Kept } from '../types';
import { withPin } from './pin';

/** The meetings of this desk: those assigned, as far as there is signal, and those on the device. */
export async function list(app: App): Promise<HTMLElement> {
  const kept = await packs.all();
  const assigned = app.mine?.desks ?? [];
  const view = h('section', { 'aria-label': t('myDesks') });
  if (app.note) view.append(h('p', { class: 'alert alert-warn' }, app.note));
  if (app.skew !== 0 && app.mine) view.append(h('p', { class: 'alert alert-warn' }, clockOff(app.skew, app.mine.now)));
  const cards = [...assigned.map((desk) => card(app, desk, kept.find((k) => k.eventId === desk.id))), ...kept.filter((k) => !assigned.some((d) => d.id === k.eventId)).map((k) => card(app, null, k))];
  if (cards.length > 0) view.append(h('ul', { class: 'cards' }, ...cards));
  else view.append(h('p', { class: 'muted' }, state.online ? t('none') : t('needsSignal')));
  return view;
}

function card(app: App, desk: Desk | null, kept: Kept | undefined): HTMLElement {
  const of = (desk ?? kept)!;
  const id = desk?.id ?? kept!.eventId;
  const ready = h('div', { class: 'desk-ready' });
  const box = h(
    'li',
    { class: 'card' },
    h('h2', { class: 'card-title' }, desk ? h('a', { href: page(`/desk/${id}`) }, of.title) : of.title),
    h('p', {}, `${day(of.startsAt)}, ${time(of.startsAt)}–${time(of.endsAt)}`, h('br'), of.place),
    h('p', { class: 'muted' }, t('people', kept?.people ?? desk!.expected + desk!.walkIns)),
    ready,
  );
  drawReady(app, id, desk !== null, kept, ready);
  return box;
}

function drawReady(app: App, id: string, assigned: boolean, kept: Kept | undefined, place: HTMLElement): void {
  place.replaceChildren();
  if (kept?.sealed) {
    place.append(
      h('p', { class: 'status status-ok' }, icon('circle-check'), t('ready')),
      h('p', { class: 'muted' }, `${t('people', kept.people)} · ${t('size', Math.max(1, Math.round(kept.bytes / 1000)))} · ${t('packOf', `${time(kept.issuedAt)} ${day(kept.issuedAt)}`)}`),
    );
  }
  const acts = h('p', { class: 'actions' });
  if (kept?.sealed) acts.append(button(t('openDesk'), () => app.go(id), 'btn-primary', 'clipboard-check', kept.title));
  if (assigned) acts.append(button(t('download'), () => withPin(place, () => fetchPack(app, id, place)), kept?.sealed ? '' : 'btn-primary', 'download'));
  place.append(acts);
}

async function fetchPack(app: App, id: string, place: HTMLElement): Promise<void> {
  app.say(t('downloading'));
  try {
    await app.download(id);
    app.say('');
  } catch (error) {
    app.say(t(error instanceof Refused ? 'refused' : 'failed'));
    if (!(error instanceof Offline || error instanceof Refused)) console.warn(error);
  }
  drawReady(app, id, true, (await packs.all()).find((k) => k.eventId === id), place);
}

function clockOff(minutes: number, now: string): string {
  const days = Math.round(minutes / 1440);
  return Math.abs(days) < 2 ? t('clockOff', minutes, time(now), day(now)) : t('clockFarOff', days, time(now), day(now));
}
