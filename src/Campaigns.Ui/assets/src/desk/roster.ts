import { fold } from './search';
import type { Operation, Pack, Person } from './types';

/** Somebody on the list as this desk sees them: the pack, and on top of it what was recorded here. */
export interface Row extends Person {
  folded: string;
  wish?: 'interested' | 'awaiting-payment';
  mine?: boolean;
}

/** One meeting on this device. */
export class Roster {
  readonly rows: Row[];
  private readonly byId = new Map<string, Row>();
  private readonly byCode = new Map<string, Row>();
  heads: number | null = null;

  constructor(
    readonly pack: Pack,
    operations: Operation[],
  ) {
    this.rows = pack.registrations.map((person) => ({ ...person, folded: fold(person.name) }));
    for (const row of this.rows) this.index(row);
    for (const operation of operations) this.apply(operation);
  }

  find = (id: string): Row | undefined => this.byId.get(id);

  ofCode = (code: string): Row | undefined => this.byCode.get(code);

  get counts(): { there: number; expected: number; walkIns: number } {
    let [there, expected, walkIns] = [0, 0, 0];
    for (const row of this.rows) {
      const present = row.status === 'attended';
      if (row.walkIn && present) walkIns += row.people;
      else if (!row.walkIn && (present || row.status === 'confirmed' || row.status === 'absent')) [there, expected] = [there + (present ? row.people : 0), expected + row.people];
    }
    return { there, expected, walkIns };
  }

  /** What an operation does to the list. Read again from the queue it does the same. */
  apply(operation: Operation): void {
    const data = operation.data as { registrationId?: string; fields?: Record<string, unknown>; heads?: number };
    const row = data.registrationId ? this.byId.get(data.registrationId) : undefined;
    switch (operation.kind) {
      case 'register':
        this.add(operation);
        break;
      case 'check-in':
        if (row && row.status !== 'attended') [row.status, row.at] = ['attended', operation.at];
        break;
      case 'undo-check-in':
        if (row) [row.status, row.at] = [row.walkIn ? 'cancelled' : 'confirmed', undefined];
        break;
      case 'edit':
        if (row) this.edit(row, data.fields ?? {});
        break;
      case 'interest':
        if (row && !row.wish) row.wish = 'interested';
        break;
      case 'enrol':
        if (row) row.wish = 'awaiting-payment';
        break;
      case 'head-count':
        this.heads = data.heads ?? null;
    }
  }

  private add(operation: Operation): void {
    const data = operation.data as { fullName: string; phone?: string; hamlet?: string; unitCode?: string; people?: number };
    if (this.byId.has(operation.id)) return;
    const row: Row = {
      id: operation.id, code: '', name: data.fullName, phone: data.phone, end: data.phone?.replace(/\D/g, '').slice(-4), hamlet: data.hamlet, unit: data.unitCode, people: data.people ?? 1,
      status: 'attended', at: operation.at, walkIn: true, version: 0, folded: fold(data.fullName), mine: true,
    };
    this.rows.push(row);
    this.index(row);
  }

  private edit(row: Row, fields: Record<string, unknown>): void {
    if (typeof fields.fullName === 'string') [row.name, row.folded] = [fields.fullName, fold(fields.fullName)];
    if (typeof fields.phone === 'string') [row.phone, row.end] = [fields.phone, fields.phone.replace(/\D/g, '').slice(-4)];
    if (typeof fields.hamlet === 'string') row.hamlet = fields.hamlet;
    if (typeof fields.people === 'number') row.people = fields.people;
  }

  private index(row: Row): void {
    this.byId.set(row.id, row);
    if (row.code) this.byCode.set(row.code, row);
  }
}
