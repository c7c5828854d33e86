import type { App } from '../app';
import { field, h, wrong } from '../dom';
import { t } from '../texts';
import { hasLock, setPin, unlock } from '../vault';

function form(title: string, hint: string | undefined, label: string, act: (pin: string, input: HTMLInputElement) => Promise<void>): HTMLElement {
  const input = h('input', { type: 'password', inputmode: 'numeric', autocomplete: 'off', maxlength: 6, autofocus: true });
  const send = h('button', { class: 'btn btn-primary', type: 'submit' }, label);
  return h(
    'form',
    {
      class: 'desk-pin',
      novalidate: true,
      submit: (event) => {
        event.preventDefault();
        if (!/^\d{6}$/.test(input.value)) return wrong(input, t('pinShape'));
        wrong(input, null);
        send.disabled = true;
        void act(input.value, input).finally(() => {
          send.disabled = false;
        });
      },
    },
    h('h2', {}, title),
    field(t('pin'), input, hint),
    h('p', { class: 'actions' }, send),
  );
}

/** Asks for the PIN; wrong ones are counted on the device. */
export const pinPage = (app: App): HTMLElement =>
  form(t('unlockTitle'), undefined, t('unlock'), async (pin, input) => {
    const tried = await unlock(pin);
    if (tried.open) return app.opened();
    input.value = '';
    wrong(input, tried.left === 0 ? t('pinGone') : tried.waitMs > 0 ? t('pinWait', Math.ceil(tried.waitMs / 1000)) : t('pinWrong', tried.left));
  });

/** Sets the PIN before the first pack comes onto the device. */
export async function withPin(place: HTMLElement, then: () => Promise<void>): Promise<void> {
  if (await hasLock()) return then();
  const asked = form(t('pinTitle'), t('pinHint'), t('setPin'), async (pin) => {
    await setPin(pin);
    asked.remove();
    await then();
  });
  place.append(asked);
  asked.querySelector('input')?.focus();
}
