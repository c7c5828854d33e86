import type { App } from '../app';
import { button, choice, field, h, wrong } from '../dom';
import { groups, methods, quote } from '../quote';
import type { Row } from '../roster';
import { money, t, today, type Text } from '../texts';
import type { Kind } from '../types';
import { questionFields } from './questions';

type Keep = (kind: Kind, data: Record<string, unknown>) => Promise<void>;

const longestName = 120;
const packIsOld = 7 * 24 * 3600_000;

function form(title: string, submit: string, close: () => void, send: () => Promise<boolean>, ...parts: (Node | null)[]): HTMLFormElement {
  let busy = false;
  return h(
    'form',
    {
      class: 'card',
      novalidate: true,
      'aria-label': title,
      submit: (event) => {
        event.preventDefault();
        if (busy) return; // A double tap records once.
        busy = true;
        void send().then((done) => done && close(), (error: unknown) => console.error(error)).finally(() => (busy = false));
      },
    },
    h('h3', {}, title),
    ...parts,
    h('p', { class: 'actions' }, h('button', { class: 'btn btn-primary', type: 'submit' }, submit), button(t('cancel'), close, 'btn-ghost')),
  );
}

const text = (value = '', more: Record<string, string | number> = {}): HTMLInputElement => h('input', { type: 'text', autocomplete: 'off', value, ...more });

function check(label: string): { box: HTMLInputElement; line: HTMLElement } {
  const box = h('input', { type: 'checkbox' });
  return { box, line: h('div', { class: 'field' }, h('label', { class: 'check' }, box, ` ${label}`)) };
}

/** National digits, or null for what is no phone number. */
function digitsOf(typed: string): string | null {
  const digits = typed.replace(/[\s.\-()]/g, '').replace(/^\+84/, '0');
  return /^0\d{9,10}$/.test(digits) ? digits : null;
}

const peopleOf = (input: HTMLInputElement): number | null => (/^([1-9]|10)$/.test(input.value.trim()) ? Number(input.value) : null);

function nameOf(input: HTMLInputElement): string | null {
  const name = input.value.normalize('NFC').trim().replace(/\s+/g, ' ');
  wrong(input, name === '' ? t('nameMissing') : name.length > longestName ? t('nameLong') : null);
  return name === '' || name.length > longestName ? null : name;
}

function communes(app: App, chosen: string | undefined): HTMLSelectElement {
  return choice([['', t('chooseCommune')] as const, ...app.roster!.pack.units.map((u) => [u.code, u.name] as const)], chosen ?? '');
}

/** Somebody at the door who had not registered: a name is enough. */
export function personForm(app: App, keep: Keep, close: () => void): HTMLElement {
  const [name, phone, hamlet] = [text(), text('', { type: 'tel', inputmode: 'tel' }), text()];
  const commune = communes(app, app.roster!.pack.unitCode);
  const people = text('1', { type: 'number', min: 1, max: 10, inputmode: 'numeric' });
  const [none, consent] = [check(t('noPhone')), check(t('consent'))];
  const further = questionFields(app.roster!.pack.questions ?? []);
  return form(t('newPerson'), t('add'), close, async () => {
    const fullName = nameOf(name);
    if (!fullName) return false;
    const number = digitsOf(phone.value);
    wrong(phone, none.box.checked || number ? null : t('phoneWrong'));
    if (!none.box.checked && !number) return false;
    const count = peopleOf(people);
    wrong(people, count ? null : t('peopleWrong'));
    if (!count) return false;
    const answers = further.read();
    if (!answers) return false;
    wrong(consent.box, consent.box.checked ? null : t('consentMissing'));
    if (!consent.box.checked) return false;
    await keep('register', {
      fullName, ...(number && !none.box.checked ? { phone: number } : { noPhone: true }), ...(hamlet.value.trim() ? { hamlet: hamlet.value.trim() } : {}),
      ...(commune.value ? { unitCode: commune.value } : {}), people: count, consent: true, ...(Object.keys(answers).length > 0 ? { answers } : {}),
    });
    app.say(t('added', fullName));
    return true;
  }, field(t('fullName'), name), field(t('phone'), phone), none.line, field(t('commune'), commune), field(t('hamlet'), hamlet), field(t('howMany'), people), ...further.parts, consent.line);
}

/** Only what is otherwise is recorded, over the version that was seen. */
export function editForm(row: Row, keep: Keep, close: () => void): HTMLElement {
  const masked = row.phone?.includes('•') ?? false;
  const [name, hamlet] = [text(row.name), text(row.hamlet)];
  const phone = text(masked ? '' : (row.phone ?? ''), { type: 'tel', inputmode: 'tel', placeholder: masked ? row.phone! : '' });
  const people = text(String(row.people), { type: 'number', min: 1, max: 10, inputmode: 'numeric' });
  return form(`${t('edit')}: ${row.name}`, t('save'), close, async () => {
    const fullName = nameOf(name);
    if (!fullName) return false;
    const number = phone.value.trim() ? digitsOf(phone.value) : '';
    wrong(phone, number === null ? t('phoneWrong') : null);
    if (number === null) return false;
    const count = peopleOf(people);
    wrong(people, count ? null : t('peopleWrong'));
    if (!count) return false;
    const fields: Record<string, unknown> = {};
    if (fullName !== row.name) fields.fullName = fullName;
    if (number && number !== digitsOf(row.phone ?? '')) fields.phone = number;
    if (hamlet.value.trim() !== (row.hamlet ?? '')) fields.hamlet = hamlet.value.trim();
    if (count !== row.people) fields.people = count;
    if (Object.keys(fields).length > 0) await keep('edit', { registrationId: row.id, version: row.version, fields });
    return true;
  }, field(t('fullName'), name), field(t('phone'), phone), field(t('hamlet'), hamlet), field(t('howMany'), people));
}

/** Joining on the spot: what is to be paid is read aloud before it is saved, by the rules of today that lie in the pack. */
export function enrolForm(app: App, row: Row, keep: Keep, close: () => void): HTMLElement {
  const level = text('1500000', { inputmode: 'numeric' });
  const group = choice(groups.map((g) => [g, t(g)] as const), 'OTHER');
  const method = choice(Object.keys(methods).map((m) => [m, t(m as Text)] as const), 'M3');
  const payment = choice([['collect-later', t('atHome')], ['cash-now', t('onSpot')]], 'collect-later');
  const commune = communes(app, row.unit);
  const amount = h('output', { class: 'figure' });
  const income = (): number => Number(level.value.replace(/\D/g, ''));
  const count = (): number | null => {
    const said = quote(app.roster!.pack.rules, today(), income(), group.value, method.value);
    const old = Date.now() - Date.parse(app.roster!.pack.issuedAt) > packIsOld;
    const refused = old ? t('oldPack') : !('refused' in said) ? null : said.refused === 'no-rules' ? t('noRules') : t(said.refused === 'below-floor' ? 'belowFloor' : 'aboveCeiling', money(said.bound!));
    amount.textContent = refused ?? ('amount' in said ? money(said.amount) : '');
    return refused === null && 'amount' in said ? said.amount : null;
  };
  for (const control of [level, group, method]) control.addEventListener('input', count);
  level.addEventListener('blur', () => (level.value = money(income()).slice(0, -2)));
  count();
  return form(`${t('enrol')}: ${row.name}`, t('save'), close, async () => {
    wrong(level, count() === null ? amount.textContent : null);
    if (count() === null) return false;
    wrong(commune, commune.value ? null : t('communeMissing'));
    if (!commune.value) return false;
    await keep('enrol', {
      registrationId: row.id, product: 'VSI', payment: payment.value, person: { fullName: row.name, unitCode: commune.value },
      quote: { product: 'VSI', paidOn: today(), method: method.value, chosenIncome: income(), supportGroups: [group.value], supportedMonthsUsed: 0 },
    });
    return true;
  }, field(t('level'), level), field(t('group'), group), field(t('method'), method), field(t('payment'), payment), field(t('commune'), commune), h('p', {}, `${t('toPay')}: `, amount));
}

/** When the queue at the door is long: count now, complete later. */
export function headForm(app: App, keep: Keep, close: () => void): HTMLElement {
  const heads = text(String(app.roster!.heads ?? ''), { type: 'number', min: 0, inputmode: 'numeric' });
  return form(t('headCount'), t('save'), close, async () => {
    const valid = /^\d{1,6}$/.test(heads.value.trim()) && Number(heads.value) <= 100_000;
    wrong(heads, valid ? null : t('headsWrong'));
    if (!valid) return false;
    await keep('head-count', { heads: Number(heads.value) });
    app.say(t('saved'));
    return true;
  }, field(t('heads'), heads));
}
