import type { App } from '../app';
import { button, h } from '../dom';
import { ofState, update } from '../queue';
import * as server from '../server';
import { flush, state } from '../sync';
import { phone, t, time, type Text } from '../texts';
import type { Clash, Operation, Queued } from '../types';
import { open } from '../vault';

/** What a person has to choose, and what was turned away, of the meeting that is open. Drawn anew only when it is another. */
export async function conflicts(place: HTMLElement, app: App): Promise<void> {
  const [clashing, rejected] = [await mine('conflict', app), await mine('rejected', app)];
  const drawn = [...clashing, ...rejected].map((q) => q.seq).join(',') + state.online;
  if (place.dataset.drawn === drawn) return;
  place.dataset.drawn = drawn;
  const parts: HTMLElement[] = [];
  if (clashing.length > 0) parts.push(h('h3', {}, t('toChoose', clashing.length)));
  for (const queued of clashing) {
    const clash = await server.clash(queued.conflictId!).catch(() => null);
    if (clash) parts.push(card(app, queued, clash));
  }
  for (const queued of rejected) parts.push(await refusal(app, queued));
  place.replaceChildren(...parts);
}

const mine = async (which: Queued['state'], app: App): Promise<Queued[]> => (await ofState(which)).filter((q) => q.eventId === app.eventId);

function card(app: App, queued: Queued, clash: Clash): HTMLElement {
  const name = `keep-${clash.id}`;
  const radio = (value: string, label: string): HTMLElement => h('label', { class: 'check' }, h('input', { type: 'radio', name, value }), ` ${label}`);
  const error = h('p', { class: 'field-error', hidden: true }, t('chooseOne'));
  const form = h(
    'form',
    {
      class: 'card',
      submit: (event) => {
        event.preventDefault();
        const keep = new FormData(form).get(name) as 'device' | 'server' | null;
        error.hidden = keep !== null;
        if (keep) void settle(app, queued, clash, keep);
      },
    },
    ...clash.fields.flatMap((f) => [
      h('h4', {}, `${clash.fullName ?? ''} – ${t(`${f.field}Field` as Text)}`),
      h('p', {}, t('onDevice', shown(f.field, f.device), time(f.deviceAt))),
      h('p', {}, t('onServer', shown(f.field, f.server), time(f.serverAt))),
    ]),
    h('fieldset', { class: 'field' }, h('legend', { class: 'field-label' }, t('whichValue')), radio('device', t('keepDevice')), radio('server', t('keepServer'))),
    error,
    h('p', { class: 'actions' }, h('button', { class: 'btn btn-primary', type: 'submit' }, t('saveChoice'))),
  );
  return form;
}

async function settle(app: App, queued: Queued, clash: Clash, keep: 'device' | 'server'): Promise<void> {
  try {
    await server.resolve(clash.id, keep);
  } catch (error) {
    // Somebody chose at the office meanwhile: what they chose stands.
    if (!(error instanceof server.Refused && error.status === 409)) return app.say(t('failed'));
  }
  await update(queued, { state: 'sent' });
  app.say(t('chosen'));
  await flush();
  await app.show();
}

async function refusal(app: App, queued: Queued): Promise<HTMLElement> {
  const operation = await open<Operation>(queued.sealed);
  const who = (operation.data.fullName as string | undefined) ?? app.roster?.find(String(operation.data.registrationId))?.name ?? '';
  return h('div', { class: 'alert alert-warn' }, h('p', {}, `${t('rejected', 1)}: ${who} · ${operation.kind} · ${time(operation.at)} · ${queued.reason ?? ''}`),
    h('p', {}, button(t('sendAgain'), async () => (await update(queued, { state: 'waiting' }), await flush())), button(t('dismiss'), async () => (await update(queued, { state: 'sent' }), await app.show()), 'btn-ghost')));
}

const shown = (field: string, value: string | null): string => (value === null || value === '' ? '—' : field === 'phone' ? phone(value) : value);
