import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../chromium.mjs';
import { packIcns, packIco } from './containers.mjs';
import { drawBadge, drawCountedTile, drawTemplate, drawTile } from './tile.mjs';

// Draws the icons anew, with Chromium: node build/icons/draw.mjs

const folder = import.meta.dirname;
const full = { inset: 32, glyph: 560, hasLevel: true };
const small = { inset: 0, glyph: 720, hasLevel: false };
const mac = { inset: 100, glyph: 470, hasLevel: true };

/** @param {number} size */
const shapeFor = (size) => (size <= 32 ? small : full);

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ deviceScaleFactor: 1 });

/** @param {string} svg @param {number} size */
const rasterize = async (svg, size) => {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  return page.screenshot({ omitBackground: true });
};

/** @param {(size: number) => Parameters<typeof drawTile>[0]} shape @param {readonly number[]} sizes */
const drawSizes = async (shape, sizes) => {
  /** @type {Map<number, Buffer>} */
  const pictures = new Map();
  for (const size of sizes) pictures.set(size, await rasterize(drawTile(shape(size)), size));
  return pictures;
};

const pictures = await drawSizes(shapeFor, [16, 24, 32, 48, 64, 128, 256, 512]);
const macPictures = await drawSizes((size) => (size <= 32 ? { ...small, inset: 48 } : mac), [32, 64, 128, 256, 512, 1024]);
const templates = [
  { name: 'trayTemplate.png', png: await rasterize(drawTemplate(), 18) },
  { name: 'trayTemplate@2x.png', png: await rasterize(drawTemplate(), 36) },
];
/** What lies on the app's mark in the taskbar of Windows: 16 of its points, and twice that for fine screens. */
const badges = [];
for (const count of ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'more']) {
  const svg = drawBadge(count === 'more' ? '9+' : count);
  badges.push({ name: `badge-${count}.png`, png: await rasterize(svg, 16) });
  badges.push({ name: `badge-${count}@2x.png`, png: await rasterize(svg, 32) });
  // The mark beside the clock, on Windows and Linux.
  badges.push({ name: `tray-${count}.png`, png: await rasterize(drawCountedTile(small, count === 'more' ? '9+' : count), 32) });
}
await browser.close();

mkdirSync(join(folder, 'linux'), { recursive: true });
for (const [size, png] of pictures) writeFileSync(join(folder, 'linux', `${size}x${size}.png`), png);
mkdirSync(join(folder, 'tray'), { recursive: true });
for (const { name, png } of [...templates, ...badges]) writeFileSync(join(folder, 'tray', name), png);
writeFileSync(join(folder, 'tray', 'tray.png'), pictures.get(32) ?? Buffer.alloc(0));
const icoSizes = [...pictures].filter(([size]) => size <= 256).map(([size, png]) => ({ size, png }));
writeFileSync(join(folder, 'icon.ico'), packIco(icoSizes));
writeFileSync(
  join(folder, 'icon.icns'),
  packIcns((size) => macPictures.get(size) ?? Buffer.alloc(0)),
);
writeFileSync(join(folder, 'icon.svg'), `${drawTile(full)}\n`);
