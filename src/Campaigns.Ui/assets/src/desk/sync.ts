import { deviceId, ofState, update } from './queue';
import * as server from './server';
import { waiting } from './store';
import type { Operation } from './types';
import { isOpen, open } from './vault';

const batch = 200;
const calm = 30_000;
const eager = 10_000;

export interface State {
  online: boolean;
  waiting: number;
  sending: { done: number; of: number } | null;
  last: { of: number; accepted: number; conflicts: number; rejected: number } | null;
  signedOut: boolean;
}

export const state: State = { online: navigator.onLine, waiting: 0, sending: null, last: null, signedOut: false };

const listeners = new Set<() => void>();
export const changed = (): void => listeners.forEach((tell) => tell());
export const onChange = (tell: () => void): void => void listeners.add(tell);

let landed: (() => Promise<void>) | undefined;
/** What happens after a batch landed, and now and then while there is signal: the pack is loaded anew, with what other desks recorded. */
export const onLanded = (act: () => Promise<void>): void => void (landed = act);

/** Starts: sends whenever there is something and signal, without anybody's tap. */
export function start(): void {
  addEventListener('online', () => void flush());
  addEventListener('offline', () => {
    state.online = false;
    changed();
  });
  document.addEventListener('visibilitychange', () => void (document.visibilityState === 'visible' && flush()));
  navigator.serviceWorker?.addEventListener('message', (message) => void (message.data === 'desk-sync' && flush()));
  void tick();
}

/** Sends, and where there was nothing to send asks what others sent: two desks see each other. An unchanged pack costs an empty answer. */
export async function refresh(): Promise<void> {
  const before = state.last;
  await flush();
  if (state.last === before && state.online && isOpen() && document.visibilityState === 'visible') await landed?.();
}

async function tick(): Promise<void> {
  await refresh();
  setTimeout(() => void tick(), state.waiting > 0 || !state.online ? eager : calm);
}

/** Counts anew after something was recorded, and asks the browser to wake us when there is signal, where it can. */
export async function recordedSomething(): Promise<void> {
  state.waiting = await waiting();
  changed();
  void flush();
  const registration = (await navigator.serviceWorker?.ready.catch(() => undefined)) as (ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }) | undefined;
  await registration?.sync?.register('desk-sync').catch(() => undefined);
}

/** Sends what waits. Two at once, also of two tabs, would only answer each other `duplicate`; one is enough. */
export async function flush(): Promise<void> {
  const one = async (): Promise<void> => {
    try {
      await sendAll();
    } finally {
      state.sending = null;
      state.waiting = await waiting();
      changed();
    }
  };
  if (navigator.locks) await navigator.locks.request('desk-sync', { ifAvailable: true }, async (lock) => (lock ? one() : undefined));
  else await one();
}

async function sendAll(): Promise<void> {
  state.waiting = await waiting();
  if (!navigator.onLine) {
    state.online = false;
    return;
  }
  try {
    if (!isOpen()) return;
    if (state.waiting > 0) await sendWaiting();
    else if (!state.online) await server.mine();
    [state.online, state.signedOut] = [true, false];
  } catch (error) {
    if (error instanceof server.SignedOut) [state.online, state.signedOut] = [true, true];
    else if (error instanceof server.Offline) state.online = false;
    else if (!(error instanceof server.Refused)) throw error;
  }
}

async function sendWaiting(): Promise<void> {
  const all = await ofState('waiting');
  const device = await deviceId();
  const tally = { of: all.length, accepted: 0, conflicts: 0, rejected: 0 };
  for (let from = 0; from < all.length; from += batch) {
    const part = all.slice(from, from + batch);
    state.sending = { done: from, of: all.length };
    changed();
    const answers = await server.send(device, await Promise.all(part.map((queued) => open<Operation>(queued.sealed))));
    for (const answer of answers) {
      const queued = part.find((one) => one.id === answer.id);
      if (!queued) continue;
      const became = answer.outcome === 'conflict' ? 'conflict' : answer.outcome === 'rejected' ? 'rejected' : 'sent';
      tally[became === 'conflict' ? 'conflicts' : became === 'rejected' ? 'rejected' : 'accepted']++;
      await update(queued, { state: became, reason: answer.reason ?? undefined, resourceId: answer.resourceId ?? undefined, conflictId: answer.conflictId ?? undefined });
    }
  }
  state.last = tally;
  await landed?.();
}
