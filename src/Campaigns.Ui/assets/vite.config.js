import { mkdirSync, readFileSync, writeFileSync, copyFileSync } from 'node:fs';
import subset from 'subset-font';
import { defineConfig } from 'vite';

// Vite copies this folder as it stands: what is made here keeps its name, because the CSS and the pages point at it.
const made = 'node_modules/.made';

// Latin as typed in Vietnamese, and the signs of our texts. Less than the whole face: 40 kB for both weights instead of 127.
const ascii = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => i + 32));
const vietnamese = 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ';
const signs = '\u00a0\u2013\u2014‘’“”…•·×÷−≤≥‹›«»©½₫';

async function fonts() {
  const text = ascii + vietnamese + vietnamese.toUpperCase() + signs;
  for (const [weight, name] of [[400, '400Regular'], [600, '600SemiBold']]) {
    const face = readFileSync(`node_modules/@expo-google-fonts/be-vietnam-pro/${name}/BeVietnamPro_${name}.ttf`);
    writeFileSync(`${made}/be-vietnam-pro-${weight}.woff2`, await subset(face, text, { targetFormat: 'woff2', noLayoutClosure: true }));
  }
}

// One file with the icons named in icons.txt, each a <symbol>; the stroke comes from the page.
function sprite() {
  const names = readFileSync('icons.txt', 'utf8').split('\n').filter(Boolean);
  const symbols = names.map((name) => {
    const svg = readFileSync(`node_modules/@tabler/icons/icons/outline/${name}.svg`, 'utf8');
    const shapes = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>')).replace(/<path stroke="none"[^>]*>/, '').replace(/\s*\n\s*/g, '');
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
  });
  writeFileSync(`${made}/icons.svg`, `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('\n')}</svg>\n`);
}

export default defineConfig(async () => {
  mkdirSync(made, { recursive: true });
  await fonts();
  sprite();
  for (const file of ['theme.js', 'favicon.svg']) copyFileSync(`src/${file}`, `${made}/${file}`);
  return {
    base: './',
    publicDir: made,
    build: {
      outDir: '../wwwroot/dist',
      emptyOutDir: true,
      assetsInlineLimit: 0, // the content security policy forbids data: sources
      modulePreload: false,
      target: ['chrome87', 'safari14', 'firefox90'],
      cssTarget: ['chrome87', 'safari14', 'firefox90'],
      rollupOptions: {
        input: { public: 'src/public.js', app: 'src/app.js', admin: 'src/admin.scss', desk: 'src/desk/desk.ts', 'desk-sw': 'src/desk/sw.ts' },
        // htmx holds one direct eval; app.js switches it off (allowEval), and the content security policy forbids it.
        // How long plugins took is noise on a busy machine.
        onLog: (level, log, handler) => ['EVAL', 'PLUGIN_TIMINGS'].includes(log.code) || handler(level, log),
        checks: { pluginTimings: false },
        // No hashes: the server fingerprints and compresses what lies here.
        output: { entryFileNames: '[name].js', chunkFileNames: (chunk) => (chunk.name === 'camera' ? 'desk-camera.js' : '[name].js'), assetFileNames: '[name][extname]',
          // What the compiler adds for old browsers lies apart: were it in desk.js, the camera's part would load the whole app a second time.
          codeSplitting: { groups: [{ name: 'desk-runtime', test: /oxc-project.*helpers/ }] } },
      },
    },
  };
});
