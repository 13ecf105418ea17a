/** Icon files of Windows and macOS: a directory of sizes before the PNG pictures themselves. */

/** @typedef {{ size: number, png: Buffer }} Picture */

/** Windows' .ico with PNG pictures (since Vista); 256 is written as 0. @param {readonly Picture[]} pictures */
export const packIco = (pictures) => {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
};

/** Types of macOS' .icns that hold PNG, by pixels; the second of a size is the doubled one of half of it. @type {readonly (readonly [string, number])[]} */
const icnsTypes = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/** @param {string} type @param {Buffer} content */
const block = (type, content) => {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
};

/** macOS' .icns. @param {(size: number) => Buffer} pngOf */
export const packIcns = (pngOf) => block('icns', Buffer.concat(icnsTypes.map(([type, size]) => block(type, pngOf(size)))));
