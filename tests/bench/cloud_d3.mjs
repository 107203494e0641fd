// d3-cloud on the sizes that glane chose: node cloud_d3.mjs LIST.tsv GLANE.json
import fs from 'fs';
import cloud from 'd3-cloud';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

GlobalFonts.registerFromPath('/usr/share/fonts/truetype/lato/Lato-Medium.ttf', 'Lato');
const sizes = JSON.parse(fs.readFileSync(process.argv[3], 'utf8')).items;
const words = sizes.map(({ text, px }) => ({ text, size: px }));
let state = 1;
const begun = process.cpuUsage();
cloud()
  .size([1600, 1000]).canvas(() => createCanvas(1, 1)).words(words)
  .padding(2).rotate(0).font('Lato').fontSize(word => word.size)
  .random(() => (state = state * 16807 % 2147483647) / 2147483647)
  .timeInterval(1e9)
  .on('end', placed => {
    const used = process.cpuUsage(begun);
    const ms = Math.round((used.user + used.system) / 1000);
    const mb = Math.round(process.memoryUsage.rss() / 1e6);
    console.log(`d3-cloud ${words.length} words: placed ${placed.length}, cpu ${ms} ms (without start), ${mb} MB`);
  })
  .start();
