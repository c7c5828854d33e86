import { h } from './dom';
import * as packs from './packs';
import { deviceId } from './queue';
import type { Roster } from './roster';
import * as server from './server';
import { meta, setMeta, waiting, wipe } from './store';
import * as sync from './sync';
import { t } from './texts';
import { bar } from './views/bar';
import { conflicts } from './views/conflicts';
import { desk } from './views/desk';
import { list } from './views/list';
import { pinPage } from './views/pin';
import type { Sealed } from './types';
import { forgetLists, hasLock, isOpen, open, seal } from './vault';

// What a check-in's time may be off before anybody would wonder about it.
const mindedMinutes = 5;

/** What is on the screen, and what every view may ask for. */
export class App {
  mine: server.Mine | null = null;
  roster: Roster | null = null;
  note = '';
  /** Minutes by which the device's clock is off; 0 where nobody need mind. */
  skew = 0;
  /** Draws the open meeting anew; set by its view. */
  redraw: (() => void) | null = null;
  private readonly body = h('div', { class: 'desk-body' });
  private readonly said = h('p', { class: 'desk-said', role: 'status' });

  constructor(private readonly root: HTMLElement) {}

  async start(): Promise<void> {
    this.root.append(bar(this), this.said, this.body);
    addEventListener('hashchange', () => void this.show());
    sync.onChange(() => void this.refreshConflicts());
    sync.onLanded(() => this.loadAgain());
    if (await packs.dropExpired()) this.say(t('expired'));
    void this.install();
    // Behind the lock the device speaks for itself; the session may be gone with the browser that had it.
    if (!(await hasLock())) await this.whoAmI();
    sync.start();
    await this.show();
  }

  /** The PIN was right: what the device keeps is readable, its token too. */
  async opened(): Promise<void> {
    await this.speak();
    await this.whoAmI();
    await this.show();
    await sync.flush();
  }

  say(words: string): void {
    this.said.textContent = words;
  }

  get eventId(): string | null {
    return /^#([0-9a-f-]{36})$/.exec(location.hash)?.[1] ?? null;
  }

  /** Draws what belongs here: the lock while there is one, a meeting, or the list of them. */
  async show(): Promise<void> {
    const online = document.getElementById('desk-online');
    const locked = (await hasLock()) && !isOpen();
    if (online) online.hidden = !locked || !sync.state.online;
    if (locked) return this.put(pinPage(this));
    const id = this.eventId;
    this.roster = id ? await packs.read(id) : null;
    if (id && !this.roster) return void (location.hash = '');
    this.redraw = null;
    this.put(this.roster ? desk(this) : await list(this));
    await this.refreshConflicts();
  }

  go(eventId: string | null): void {
    this.say('');
    location.hash = eventId ?? '';
  }

  /** Whoever is signed in; a device that holds another's desk says so and sends nothing in the wrong name. */
  async whoAmI(): Promise<void> {
    try {
      this.mine = await server.mine();
      const off = Math.round((Date.now() - Date.parse(this.mine.now)) / 60_000);
      this.skew = Math.abs(off) > mindedMinutes ? off : 0;
      const owner = await meta<{ account: string; name: string }>('owner');
      if (owner && owner.account !== this.mine.account) {
        if ((await waiting()) === 0) await wipe();
        else [this.note, this.mine] = [t('otherAccount', owner.name), null];
      }
      sync.state.online = true;
    } catch (error) {
      if (error instanceof server.SignedOut) await this.revoked();
      else sync.state.online = false;
    }
    sync.changed();
  }

  private async speak(): Promise<void> {
    const sealed = await meta<Sealed>('token');
    server.speakBy(sealed ? await open<string>(sealed) : undefined);
  }

  // Its token no longer works: the lists go, and what was not sent waits for somebody to sign in.
  private async revoked(): Promise<void> {
    if (server.hasToken()) {
      await forgetLists();
      await setMeta('token', undefined);
      server.speakBy(undefined);
      return this.whoAmI();
    }
    sync.state.signedOut = true;
  }

  private async setUpDevice(): Promise<void> {
    if (server.hasToken()) return;
    const token = await server.device();
    await setMeta('token', await seal(token));
    server.speakBy(token);
  }

  async download(eventId: string): Promise<void> {
    await deviceId();
    if (this.mine) await setMeta('owner', { account: this.mine.account, name: this.mine.name });
    await this.setUpDevice();
    await packs.download(eventId);
    await navigator.storage?.persist?.().catch(() => false);
  }

  /** The key goes with the page: whoever takes the device up next is asked for the PIN. */
  lock(): void {
    location.reload();
  }

  private put(view: HTMLElement): void {
    this.body.replaceChildren(view);
    view.querySelector<HTMLElement>('[autofocus]')?.focus();
  }

  // After a batch landed the list is what the server says, others' desks included; whoever types is not disturbed.
  private async loadAgain(): Promise<void> {
    const id = this.eventId;
    if (!id || !isOpen()) return;
    if (await packs.dropExpired()) {
      this.say(t('expired'));
      return this.show();
    }
    try {
      await packs.download(id);
    } catch (error) {
      if (!(error instanceof server.Offline || error instanceof server.SignedOut || error instanceof server.Refused)) throw error;
    }
    const fresh = await packs.read(id);
    if (fresh && this.eventId === id) {
      this.roster = fresh;
      this.redraw?.();
    }
  }

  private async refreshConflicts(): Promise<void> {
    const place = this.body.querySelector('.desk-conflicts');
    if (place && isOpen()) await conflicts(place as HTMLElement, this);
  }

  private async install(): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    await navigator.serviceWorker.register(server.page('/desk/sw.js'), { scope: server.page('/desk') }).catch(() => undefined);
  }
}
