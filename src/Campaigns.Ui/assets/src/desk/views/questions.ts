import { choice, field, h, wrong } from '../dom';
import { english, t } from '../texts';
import type { Question } from '../types';

const largest = 1_000_000_000;

/** The meeting's own questions, each shown when what it hangs on was answered so. Answers are left out where nobody gave any; files are for people at home. */
export function questionFields(questions: readonly Question[]): { parts: HTMLElement[]; read(): Record<string, unknown> | null } {
  const asked = questions.filter((question) => question.kind !== 'file').map((question) => ({ question, ...one(question) }));
  const shown = (question: Question): boolean => {
    if (!question.whenKey) return true;
    const before = asked.find((other) => other.question.key === question.whenKey);
    return before !== undefined && shown(before.question) && String(value(before.question, before.control) ?? '') === question.whenValue;
  };
  const draw = (): void => asked.forEach((each) => (each.part.hidden = !shown(each.question)));
  for (const { control } of asked) control.addEventListener('input', draw);
  draw();
  const read = (): Record<string, unknown> | null => {
    const answers: Record<string, unknown> = {};
    for (const { question, control } of asked.filter((each) => shown(each.question))) {
      const given = value(question, control);
      const broken = question.kind === 'number' && given !== undefined && !within(question, Number(given));
      wrong(control, broken ? t('numberWrong', question.least ?? 0, question.most ?? largest) : null);
      if (broken) return null;
      if (given !== undefined) answers[question.key] = question.kind === 'number' ? Number(given) : given;
    }
    return answers;
  };
  return { parts: asked.map((each) => each.part), read };
}

const within = (question: Question, number: number): boolean => Number.isInteger(number) && number >= (question.least ?? 0) && number <= (question.most ?? largest);

function one(question: Question): { control: HTMLInputElement | HTMLSelectElement; part: HTMLElement } {
  const label = (english && question.en) || question.vi;
  const hint = (english && question.hintEn) || question.hintVi;
  if (question.kind === 'consent') {
    const box = h('input', { type: 'checkbox' });
    return { control: box, part: h('div', { class: 'field' }, h('label', { class: 'check' }, box, ` ${label}`)) };
  }
  const control = question.kind === 'choice'
    ? choice([['', t('choose')], ...question.choices.map((c) => [c.value, (english && c.en) || c.vi] as const)])
    : h('input', { type: question.kind === 'date' ? 'date' : 'text', autocomplete: 'off', inputmode: question.kind === 'number' ? 'numeric' : undefined, maxlength: question.kind === 'text' ? question.most : undefined });
  return { control, part: field(label, control, hint) };
}

function value(question: Question, control: HTMLInputElement | HTMLSelectElement): string | boolean | undefined {
  if (question.kind === 'consent') return (control as HTMLInputElement).checked || undefined;
  return control.value.trim() || undefined;
}
