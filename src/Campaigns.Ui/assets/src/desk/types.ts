// What goes between the device and the server, and what the device keeps.

export interface Person {
  id: string;
  code: string;
  name: string;
  phone?: string;
  end?: string;
  hamlet?: string;
  unit?: string;
  people: number;
  status: string;
  at?: string;
  walkIn: boolean;
  version: number;
  need?: string;
}

export interface Rule {
  table: string;
  variant: string;
  from: string;
  to?: string;
  value: string;
  document: string;
}

/** What the meeting asks further. Nothing of it has to be answered at the door. */
export interface Question {
  key: string;
  kind: 'text' | 'number' | 'choice' | 'date' | 'consent' | 'file';
  vi: string;
  en: string;
  hintVi: string;
  hintEn: string;
  least?: number;
  most?: number;
  choices: { value: string; vi: string; en: string }[];
  whenKey?: string;
  whenValue?: string;
}

export interface Pack {
  eventId: string;
  title: string;
  place: string;
  unitCode: string;
  startsAt: string;
  endsAt: string;
  issuedAt: string;
  expiresAt: string;
  seats: number;
  registrations: Person[];
  rules: Rule[];
  units: { code: string; name: string }[];
  questions: Question[];
}

export type Kind = 'register' | 'check-in' | 'undo-check-in' | 'edit' | 'interest' | 'head-count' | 'enrol';

export interface Operation {
  id: string;
  kind: Kind;
  at: string;
  data: Record<string, unknown>;
}

export interface Answer {
  id: string;
  outcome: 'applied' | 'duplicate' | 'conflict' | 'rejected';
  reason?: string | null;
  resourceId?: string | null;
  conflictId?: string | null;
}

/** An operation as it lies in the queue: its content sealed, what became of it open. */
export interface Queued {
  seq?: number;
  id: string;
  eventId: string;
  sealed: Sealed;
  state: 'waiting' | 'sent' | 'conflict' | 'rejected';
  reason?: string;
  resourceId?: string;
  conflictId?: string;
}

export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  text: ArrayBuffer;
}

/** What may be seen of a pack without the PIN. */
export interface Kept {
  eventId: string;
  title: string;
  place: string;
  startsAt: string;
  endsAt: string;
  issuedAt: string;
  expiresAt: string;
  /** Milliseconds by which this device's clock was ahead of the server's when the pack came. */
  ahead?: number;
  people: number;
  bytes: number;
  etag: string;
  sealed: Sealed | null;
}

export interface Clash {
  id: string;
  fullName?: string;
  status: string;
  fields: { field: string; device: string | null; deviceAt: string; server: string | null; serverAt: string }[];
}
