// htmx and what only the admin pages need; loaded beside public.js, so that no third file is shared between the two.
import htmx from 'htmx.org';
import './behaviours/menus.js';
import './behaviours/filters.js';
import './behaviours/announce.js';
import './behaviours/progress.js';
import './behaviours/retry.js';
import './behaviours/countdown.js';
import './behaviours/drag-day.js';
import './behaviours/present.js';
import './behaviours/keep-draft.js';

// The content security policy forbids eval and inline styles; refusals (422) and clashes (409) bring a form to show.
htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
htmx.config.includeIndicatorStyles = false;
// A swap carries no style over: none is allowed, and one left by a tool or an extension would be reported as ours.
htmx.config.attributesToSettle = ['class', 'width', 'height'];
// Pages show people's data: none of it is kept in the browser's storage.
htmx.config.historyCacheSize = 0;
htmx.config.responseHandling = [
  { code: '204', swap: false },
  { code: '[23]..', swap: true },
  { code: '(409|422)', swap: true },
  { code: '...', swap: false, error: true },
];
