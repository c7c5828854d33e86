import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Kept, Queued } from './types';

interface DeskSchema extends DBSchema {
  meta: { key: string; value: unknown };
  packs: { key: string; value: Kept };
  ops: { key: number; value: Queued; indexes: { event: string; state: string; id: string } };
}

let opened: Promise<IDBPDatabase<DeskSchema>> | undefined;

/** The device's own database. What tells anything about a person lies in it sealed. */
export function store(): Promise<IDBPDatabase<DeskSchema>> {
  opened ??= openDB<DeskSchema>('campaigns-desk', 1, {
    upgrade(db) {
      db.createObjectStore('meta');
      db.createObjectStore('packs', { keyPath: 'eventId' });
      const ops = db.createObjectStore('ops', { keyPath: 'seq', autoIncrement: true });
      ops.createIndex('event', 'eventId');
      ops.createIndex('state', 'state');
      ops.createIndex('id', 'id');
    },
  });
  return opened;
}

export async function meta<T>(key: string): Promise<T | undefined> {
  return (await (await store()).get('meta', key)) as T | undefined;
}

export async function setMeta(key: string, value: unknown): Promise<void> {
  await (await store()).put('meta', value, key);
}

export async function waiting(): Promise<number> {
  return (await store()).countFromIndex('ops', 'state', 'waiting');
}

/** Nothing of anybody's desk stays on this device. */
export async function wipe(): Promise<void> {
  const db = await store();
  await Promise.all([db.clear('meta'), db.clear('packs'), db.clear('ops')]);
}
