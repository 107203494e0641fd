// wordcloud2 (npm `wordcloud`) on the sizes that glane chose: node cloud_wordcloud2.mjs GLANE.json
// It is written for a browser; the canvas is that of @napi-rs/canvas, the rest of the page a few stand-ins.
import fs from 'fs';
import vm from 'vm';
import { createRequire } from 'module';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

GlobalFonts.registerFromPath('/usr/share/fonts/truetype/lato/Lato-Medium.ttf', 'Lato');
const items = JSON.parse(fs.readFileSync(process.argv[2], 'utf8')).items;
const canvas = (width, height) => Object.assign(createCanvas(width, height), {
  tagName: 'CANVAS',
  appendChild() {},
  addEventListener() {},
  removeEventListener() {},
  getAttribute: () => null,
  setAttribute(name, value) { this[name] = Number(value); },
});
const page = canvas(1600, 1000);
let placed = 0;
let finished;
const done = new Promise(resolve => { finished = resolve; });
const window = { setTimeout, clearTimeout, setImmediate, clearImmediate };
const document = { createElement: () => canvas(300, 150), getElementById: () => page, body: { appendChild() {}, removeChild() {} } };
class CustomEvent { constructor(type, init) { this.type = type; this.detail = init?.detail; } }
page.dispatchEvent = event => {
  if (event.type === 'wordclouddrawn' && event.detail.drawn) ++placed;
  if (event.type === 'wordcloudstop') finished();
  return true;
};
const module = { exports: {} };
const file = createRequire(import.meta.url).resolve('wordcloud');
window.HTMLCanvasElement = page.constructor;
vm.runInNewContext(fs.readFileSync(file, 'utf8'), { window, document, CustomEvent, module, setTimeout, clearTimeout, setImmediate, clearImmediate, console, Math: Object.assign(Object.create(Math), { random: seeded() }), Date, Uint32Array });
function seeded() { let state = 1; return () => (state = state * 16807 % 2147483647) / 2147483647; }
const begun = process.cpuUsage();
module.exports(page, { list: items.map(({ text, px }) => [text, px]), weightFactor: 1, fontFamily: 'Lato', rotateRatio: 0, gridSize: 4, shuffle: false, wait: 0, shrinkToFit: false, drawOutOfBound: false });
await done;
const used = process.cpuUsage(begun);
console.log(`wordcloud2 ${items.length} words: placed ${placed}, cpu ${Math.round((used.user + used.system) / 1000)} ms (without start), ${Math.round(process.memoryUsage.rss() / 1e6)} MB`);
