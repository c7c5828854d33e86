// The behaviours both themes share. The public site works without script; this only makes it kinder.
// No htmx here: on a slow line its 17 kB buy nothing.
import './public.css';
import './behaviours/theme-switch.js';
import './behaviours/send-once.js';
import './behaviours/error-focus.js';
import './behaviours/actions.js';
import './behaviours/near.js';
