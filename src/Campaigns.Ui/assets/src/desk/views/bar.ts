import type { App } from '../app';
import { button, h } from '../dom';
import { exported } from '../queue';
import { page } from '../server';
import * as sync from '../sync';
import { t } from '../texts';
import { isOpen } from '../vault';

/** Whether there is signal and what has not been sent: on every screen, at all times. */
export function bar(app: App): HTMLElement {
  const words = h('strong', { class: 'desk-signal', role: 'status' });
  const result = h('span', { class: 'desk-result' });
  const acts = h('span', { class: 'desk-bar-acts' }, button(t('sendAgain'), () => sync.refresh(), 'btn-ghost', 'refresh'), button(t('exportQueue'), download, 'btn-ghost', 'download'), button(t('lock'), () => app.lock(), 'btn-ghost', 'lock'));
  const signIn = h('p', { class: 'alert alert-warn', hidden: true }, t('signIn') + ' ', h('a', { href: page('/login?returnUrl=/desk') }, t('signInLink')));
  const draw = (): void => {
    const { online, waiting, sending, last, signedOut } = sync.state;
    words.textContent = t(online ? 'online' : 'offline', waiting);
    words.dataset.online = String(online);
    result.textContent = sending ? t('sending', sending.done, sending.of) : last ? outcome(last) : '';
    signIn.hidden = !signedOut;
    acts.hidden = !isOpen();
  };
  sync.onChange(draw);
  draw();
  return h('div', { class: 'desk-bar' }, words, result, acts, signIn);
}

const outcome = (last: NonNullable<sync.State['last']>): string =>
  [t('sent', last.of, last.of, last.accepted), last.rejected > 0 && t('rejected', last.rejected)].filter(Boolean).join(' · ');

async function download(): Promise<void> {
  const address = URL.createObjectURL(await exported());
  const link = h('a', { href: address, download: `hang-cho-${new Date().toISOString().slice(0, 10)}.json` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
