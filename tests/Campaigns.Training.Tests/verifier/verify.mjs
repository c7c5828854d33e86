// Verifies a badge as a stranger would: by jose and the published keys, then by the status lists it names. Prints one word.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { compactVerify, createLocalJWKSet } from 'jose';

const given = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const read = async (jwt, keys) => JSON.parse(new TextDecoder().decode((await compactVerify(jwt, createLocalJWKSet(keys), { algorithms: ['EdDSA'] })).payload));

let badge;
try {
  badge = await read(given.badge, given.keys);
} catch {
  console.log('bad-signature');
  process.exit(0);
}

if (!badge.type.includes('OpenBadgeCredential') || badge.issuer.id !== badge.iss || badge.credentialSubject.id !== badge.sub) {
  console.log('bad-shape');
  process.exit(0);
}

for (const status of badge.credentialStatus) {
  const list = await read(given.lists[status.statusPurpose], given.keys);
  if (list.id !== status.statusListCredential || list.credentialSubject.statusPurpose !== status.statusPurpose) throw new Error('another list');
  const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'));
  const at = Number(status.statusListIndex);
  if (bits[at >> 3] & (0x80 >> (at & 7))) {
    console.log(status.statusPurpose);
    process.exit(0);
  }
}

console.log('valid');
