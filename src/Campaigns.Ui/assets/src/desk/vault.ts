import { meta, setMeta, store } from './store';
import type { Sealed } from './types';

// OWASP's figure for PBKDF2 with SHA-256: about a second on a cheap phone, a million times that for whoever tries all PINs.
const rounds = 600_000;
const proof = 'campaigns-desk';
// After five wrong PINs each further one costs a wait that doubles; after ten the list is gone from the device, the unsent queue stays sealed.
const freeTries = 5;
const mostTries = 10;
const firstWait = 30_000;

interface Lock {
  salt: Uint8Array<ArrayBuffer>;
  proof: Sealed;
}

interface Tries {
  wrong: number;
  until: number;
}

let key: CryptoKey | undefined;

export const isOpen = (): boolean => key !== undefined;

export async function hasLock(): Promise<boolean> {
  return (await meta<Lock>('lock')) !== undefined;
}

/** Sets the PIN: from now on everything kept is sealed under a key that only it yields. */
export async function setPin(pin: string): Promise<void> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  key = await derive(pin, salt);
  await setMeta('lock', { salt, proof: await seal(proof) } satisfies Lock);
  await setMeta('tries', { wrong: 0, until: 0 } satisfies Tries);
}

export type Unlocking = { open: true } | { open: false; left: number; waitMs: number };

export async function unlock(pin: string): Promise<Unlocking> {
  const lock = await meta<Lock>('lock');
  const tries = (await meta<Tries>('tries')) ?? { wrong: 0, until: 0 };
  if (!lock) return { open: false, left: 0, waitMs: 0 };
  if (performance.timeOrigin + performance.now() < tries.until) return refused(tries);

  // Counted before it is tried, so that closing the page in between gains nothing.
  const now = performance.timeOrigin + performance.now();
  const wrong = tries.wrong + 1;
  const next = { wrong, until: wrong > freeTries ? now + firstWait * 2 ** (wrong - freeTries - 1) : 0 };
  await setMeta('tries', next);
  const tried = await derive(pin, lock.salt);
  if ((await open<string>(lock.proof, tried).catch(() => '')) === proof) {
    key = tried;
    await setMeta('tries', { wrong: 0, until: 0 });
    return { open: true };
  }

  if (wrong >= mostTries) await forgetLists();
  return refused(next);
}

function refused(tries: Tries): Unlocking {
  const now = performance.timeOrigin + performance.now();
  return { open: false, left: Math.max(0, mostTries - tries.wrong), waitMs: Math.max(0, tries.until - now) };
}

export async function seal(value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  return { iv, text: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, need(), text) };
}

export async function open<T>(sealed: Sealed, by = need()): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, by, sealed.text))) as T;
}

async function derive(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** The lists go from the device; what was not sent stays sealed. */
export async function forgetLists(): Promise<void> {
  const db = await store();
  for (const kept of await db.getAll('packs')) await db.put('packs', { ...kept, sealed: null, etag: '' });
}

function need(): CryptoKey {
  if (!key) throw new Error('The desk is locked');
  return key;
}
