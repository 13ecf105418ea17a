/** The brand's petrol, and the paper that the funnel is cut from. */
const petrol = '#0A6675';
const paper = '#FFFFFF';

/**
 * The product's icon: the funnel of the navigation, white on a petrol tile, as SVG text. `inset` is the empty rim in 1024ths:
 * macOS keeps one, others fill the square. `glyph` is the funnel's width; small sizes get a larger one without the fine line.
 * @param {{ inset: number, glyph: number, hasLevel: boolean }} shape
 */
export const drawTile = ({ inset, glyph, hasLevel }) => {
  const side = 1024 - 2 * inset;
  const scale = glyph / 14;
  // The funnel reaches from 2 to 16 and from 3 to 16.5 of its 18 units; its weight lies above its middle.
  const x = 512 - 9 * scale;
  const y = 512 - 9.55 * scale;
  const level = hasLevel ? `<path d="M4.9 5.15h8.2" stroke="${petrol}" stroke-width="1.15" stroke-linecap="round"/>` : '';
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="1024" viewBox="0 0 1024 1024">',
    '<title>Refinery</title>',
    `<rect x="${inset}" y="${inset}" width="${side}" height="${side}" rx="${Math.round(side * 0.2235)}" fill="${petrol}"/>`,
    `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale.toFixed(2)})" fill="none">`,
    `<path d="M2 3h14l-5 6.4V15l-4 1.5V9.4z" fill="${paper}" stroke="${paper}" stroke-width=".7" stroke-linejoin="round"/>${level}`,
    '</g></svg>',
  ].join('\n');
};

/** The funnel alone in black, for macOS, which colours it as its menu bar is. */
export const drawTemplate = () =>
  '<svg xmlns="http://www.w3.org/2000/svg" width="18" height="18" viewBox="0 0 18 18"><path d="M2 3h14l-5 6.4V15l-4 1.5V9.4z" fill="#000" stroke="#000" stroke-width=".7" stroke-linejoin="round"/></svg>';

/**
 * How many callbacks are due, white on a warm red: the mark that it lies on is petrol.
 * @param {string} count
 */
export const drawBadge = (count) =>
  [
    '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">',
    `<circle cx="8" cy="8" r="7.4" fill="#B3261E" stroke="${paper}" stroke-width="1"/>`,
    `<text x="8" y="${count.length > 1 ? 11.2 : 11.9}" text-anchor="middle" font-family="Inter, Arial, sans-serif" font-weight="700"`,
    ` font-size="${count.length > 1 ? 8.6 : 10.8}" fill="${paper}">${count}</text></svg>`,
  ].join('');

/**
 * The small tile with how many wait at its lower corner, for a tray that has no room for words.
 * @param {{ inset: number, glyph: number, hasLevel: boolean }} shape @param {string} count
 */
export const drawCountedTile = (shape, count) =>
  drawTile(shape).replace(
    /<\/svg>$/,
    `<g transform="translate(424 424) scale(37.5)">${drawBadge(count).replace(/^<svg[^>]*>|<\/svg>$/g, '')}</g></svg>`,
  );
