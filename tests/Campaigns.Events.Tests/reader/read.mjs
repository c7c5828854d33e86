// What another program makes of our calendar files: ical.js reads each of them, and Intl says what the clock on the wall shows.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const files = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const clock = zone => new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });

console.log(JSON.stringify(files.map(text => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = calendar.getFirstPropertyValue('x-wr-timezone');
  const local = time => clock(zone).format(time.toJSDate());
  return {
    method: calendar.getFirstPropertyValue('method'),
    version: calendar.getFirstPropertyValue('version'),
    zone,
    // Lines of the file are at most 75 octets (RFC 5545, 3.1).
    longest: Math.max(...text.split('\r\n').map(line => Buffer.byteLength(line))),
    bare: text.replaceAll('\r\n', '').includes('\n'),
    events: calendar.getAllSubcomponents('vevent').map(part => {
      const event = new ICAL.Event(part);
      return {
        uid: event.uid,
        summary: event.summary,
        place: event.location,
        why: event.description,
        sequence: event.sequence,
        status: part.getFirstPropertyValue('status'),
        starts: local(event.startDate),
        ends: local(event.endDate),
        utc: event.startDate.zone === ICAL.Timezone.utcTimezone,
        organiser: part.getFirstPropertyValue('organizer'),
        holds: part.getFirstProperty('organizer')?.getParameter('cn'),
        attendees: part.getAllProperties('attendee').map(one => one.getFirstValue()),
        stamped: part.getFirstPropertyValue('dtstamp') !== null,
      };
    }),
  };
})));
