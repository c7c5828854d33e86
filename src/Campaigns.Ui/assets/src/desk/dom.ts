// Elements without markup in strings: what people typed is text, never HTML.

type Child = Node | string | null | undefined | false;
type Props = Record<string, string | number | boolean | ((event: Event) => void) | undefined>;

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return element;
}

const svg = 'http://www.w3.org/2000/svg';
const sprite = (): string => document.querySelector<HTMLMetaElement>('meta[name=desk-files]')?.content.split(' ').find((file) => file.endsWith('icons.svg')) ?? '';

export function icon(name: string): SVGElement {
  const picture = document.createElementNS(svg, 'svg');
  for (const [key, value] of [['class', 'icon'], ['width', '24'], ['height', '24'], ['aria-hidden', 'true']] as const) picture.setAttribute(key, value);
  const use = document.createElementNS(svg, 'use');
  use.setAttribute('href', `${sprite()}#${name}`);
  picture.append(use);
  return picture;
}

let ids = 0;

/** A control with its label, and what is wrong with it. */
export function field(label: string, control: HTMLInputElement | HTMLSelectElement, hint?: string): HTMLDivElement {
  control.id ||= `desk-${++ids}`;
  control.classList.add(control instanceof HTMLSelectElement ? 'form-select' : 'form-control');
  return h('div', { class: 'field' }, h('label', { class: 'field-label', for: control.id }, label), hint ? h('p', { class: 'field-hint' }, hint) : null, control);
}

export function wrong(control: HTMLElement, message: string | null): void {
  const box = control.closest('.field');
  box?.querySelector('.field-error')?.remove();
  box?.classList.toggle('field-invalid', message !== null);
  control.removeAttribute('aria-describedby');
  control.toggleAttribute('aria-invalid', message !== null);
  if (message === null) return;
  const error = h('p', { class: 'field-error', id: `${control.id}-error` }, message);
  control.before(error);
  control.setAttribute('aria-describedby', error.id);
  control.setAttribute('aria-invalid', 'true');
  control.focus();
}

export const button = (label: string, act: () => unknown, style = '', iconName?: string, about?: string): HTMLButtonElement =>
  h('button', { class: `btn ${style}`, type: 'button', click: () => void act() }, iconName ? icon(iconName) : null, label, about ? h('span', { class: 'visually-hidden' }, ` ${about}`) : null);

export const choice = (options: readonly (readonly [string, string])[], chosen?: string): HTMLSelectElement =>
  h('select', {}, ...options.map(([value, label]) => h('option', { value, selected: value === chosen }, label)));
