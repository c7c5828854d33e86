import { meta, setMeta, store } from './store';
import { deviceTime } from './texts';
import type { Kind, Operation, Queued } from './types';
import { open, seal } from './vault';

/** This browser as a desk. It belongs to whoever downloaded the first pack. */
export async function deviceId(): Promise<string> {
  const known = await meta<string>('device');
  if (known) return known;
  const made = crypto.randomUUID();
  await setMeta('device', made);
  return made;
}

/** Puts something recorded into the queue; on the disk before anybody is told that it is. */
export async function record(eventId: string, kind: Kind, data: Record<string, unknown>): Promise<Operation> {
  const operation: Operation = { id: crypto.randomUUID(), kind, at: deviceTime(), data };
  const queued: Queued = { id: operation.id, eventId, sealed: await seal(operation), state: 'waiting' };
  const db = await store();
  const writing = db.transaction('ops', 'readwrite', { durability: 'strict' });
  await writing.store.add(queued);
  await writing.done;
  return operation;
}

/** Everything recorded for a meeting that the pack may not know yet, in order. */
export async function recorded(eventId: string): Promise<{ operation: Operation; queued: Queued }[]> {
  const all = await (await store()).getAllFromIndex('ops', 'event', eventId);
  return Promise.all(all.sort((a, b) => a.seq! - b.seq!).map(async (queued) => ({ operation: await open<Operation>(queued.sealed), queued })));
}

export async function ofState(state: Queued['state']): Promise<Queued[]> {
  return (await (await store()).getAllFromIndex('ops', 'state', state)).sort((a, b) => a.seq! - b.seq!);
}

export async function update(queued: Queued, change: Partial<Queued>): Promise<void> {
  await (await store()).put('ops', { ...queued, ...change });
}

/** What was sent is in a pack that was made after it: it need not be kept. */
export async function forgetSent(eventId: string, sentBefore: ReadonlySet<number>): Promise<void> {
  const db = await store();
  const writing = db.transaction('ops', 'readwrite');
  for (const queued of await writing.store.index('event').getAll(eventId)) if (queued.state === 'sent' && sentBefore.has(queued.seq!)) await writing.store.delete(queued.seq!);
  await writing.done;
}

/** The queue as a file, for when nothing else works: exactly what would be sent. */
export async function exported(): Promise<Blob> {
  const operations = await Promise.all((await ofState('waiting')).map((queued) => open<Operation>(queued.sealed)));
  return new Blob([JSON.stringify({ deviceId: await deviceId(), operations }, null, 1)], { type: 'application/json' });
}
