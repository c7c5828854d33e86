import { forgetSent, ofState, recorded } from './queue';
import { Roster } from './roster';
import * as server from './server';
import { store } from './store';
import type { Kept, Pack } from './types';
import { open, seal } from './vault';

export const all = async (): Promise<Kept[]> => (await (await store()).getAll('packs')).sort((a, b) => a.startsAt.localeCompare(b.startsAt));

/** Loads a meeting's pack, or finds that the one kept is still right. What was sent before it was made is in it. */
export async function download(eventId: string): Promise<void> {
  const db = await store();
  const kept = await db.get('packs', eventId);
  const sent = new Set((await ofState('sent')).filter((queued) => queued.eventId === eventId).map((queued) => queued.seq!));
  const fresh = await server.pack(eventId, kept?.sealed ? kept.etag : '');
  if (fresh === null) return;
  await db.put('packs', {
    eventId,
    title: fresh.pack.title,
    place: fresh.pack.place,
    startsAt: fresh.pack.startsAt,
    endsAt: fresh.pack.endsAt,
    issuedAt: fresh.pack.issuedAt,
    expiresAt: fresh.pack.expiresAt,
    ahead: Date.now() - Date.parse(fresh.pack.issuedAt),
    people: fresh.pack.registrations.filter((p) => p.status !== 'cancelled' && !p.walkIn).reduce((sum, p) => sum + p.people, 0),
    bytes: fresh.bytes,
    etag: fresh.etag,
    sealed: await seal(fresh.pack),
  });
  await forgetSent(eventId, sent);
}

export async function read(eventId: string): Promise<Roster | null> {
  const kept = await (await store()).get('packs', eventId);
  if (!kept?.sealed || isExpired(kept)) return null;
  const pack = await open<Pack>(kept.sealed);
  return new Roster(pack, (await recorded(eventId)).filter((one) => one.queued.state !== 'rejected').map((one) => one.operation));
}

// By the server's clock, as far as this device's ran evenly since: one that is years off neither loses a list at once nor keeps it for years.
export const isExpired = (kept: Kept): boolean => Date.now() - (kept.ahead ?? 0) >= Date.parse(kept.expiresAt);

/** A list past its time goes from the device; what was not sent stays until it is. */
export async function dropExpired(): Promise<boolean> {
  const db = await store();
  let dropped = false;
  for (const kept of await all()) {
    if (!isExpired(kept)) continue;
    dropped = true;
    await db.delete('packs', kept.eventId);
  }
  return dropped;
}
