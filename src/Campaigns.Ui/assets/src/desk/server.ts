import type { Answer, Clash, Operation, Pack } from './types';

// English pages lie under /en; the app speaks to the same half of the site that it was opened in.
const base = location.pathname.startsWith('/en/') ? '/en' : '';

// A device that was set up speaks in its own right: the session that set it up ends with the browser.
let token: string | undefined;
export const speakBy = (text: string | undefined): void => void (token = text);
export const hasToken = (): boolean => token !== undefined;

export class Offline extends Error {}
export class SignedOut extends Error {}
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

export interface Desk {
  id: string;
  title: string;
  place: string;
  startsAt: string;
  endsAt: string;
  expected: number;
  there: number;
  walkIns: number;
}

export interface Mine {
  account: string;
  name: string;
  now: string;
  desks: Desk[];
}

export const page = (path: string): string => base + path;

/** A token for this device, by the session of whoever sets it up. */
export const device = async (): Promise<string> => ((await (await ask('/desk/device', post({}))).json()) as { token: string }).token;

export const mine = async (): Promise<Mine> => (await ask('/desk/mine')).json();

/** Null: what is kept is still what there is. */
export async function pack(eventId: string, etag: string): Promise<{ pack: Pack; etag: string; bytes: number } | null> {
  const answer = await ask(`/desk/packs/${eventId}`, { headers: etag ? { 'If-None-Match': etag } : {} });
  if (answer.status === 304) return null;
  const text = await answer.text();
  return { pack: JSON.parse(text) as Pack, etag: answer.headers.get('ETag') ?? '', bytes: Number(answer.headers.get('Content-Length')) || text.length };
}

export async function send(deviceId: string, operations: Operation[]): Promise<Answer[]> {
  const answer = await ask('/desk/sync', post({ deviceId, operations }));
  return ((await answer.json()) as { results: Answer[] }).results;
}

export const clash = async (id: string): Promise<Clash> => (await ask(`/desk/conflicts/${id}`)).json();

export const resolve = async (id: string, keep: 'device' | 'server'): Promise<Clash> => (await ask(`/desk/conflicts/${id}/resolve`, post({ keep }))).json();

const post = (body: unknown): RequestInit => ({ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  let answer: Response;
  try {
    const who: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : { 'X-Desk': '1' };
    answer = await fetch(`${token ? '/api/v1' : base}${path}`, { ...init, headers: { ...init.headers, ...who }, credentials: token ? 'omit' : 'same-origin', redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(30_000) });
  } catch {
    throw new Offline();
  }

  if (answer.type === 'opaqueredirect' || answer.status === 401) throw new SignedOut();
  if (answer.status >= 500) throw new Offline(); // It is there and cannot: the same to the desk as no signal.
  if (answer.ok || answer.status === 304) return answer;
  const problem = (await answer.json().catch(() => ({}))) as { code?: string };
  throw new Refused(answer.status, problem.code ?? String(answer.status));
}
