import { type PaintedPage, paintedPage } from './painted-page.ts';

/** Styles that a picture takes from the page around it, and would lose outside of it. */
const carried = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font',
  'letter-spacing',
  'text-anchor',
] as const;

const svgSpace = 'http://www.w3.org/2000/svg';

/** The picture of the open report as it is seen, below a line that says what it is, as PNG at twice its size; null where there is none, or it cannot be drawn. */
export const pictureBlob = async (page: HTMLElement, title: string): Promise<Blob | null> => {
  const drawn = [...page.querySelectorAll<SVGSVGElement>('svg')].find((svg) => svg.getBoundingClientRect().width > 300);
  if (drawn) return chartBlob(page, drawn, title);
  const part = page.querySelector<HTMLElement>('[data-painted]');
  return part ? partBlob(paintedPage(part), title) : null;
};

const chartBlob = async (page: HTMLElement, drawn: SVGSVGElement, title: string): Promise<Blob | null> => {
  const { width, height } = drawn.getBoundingClientRect();
  const copy = withStyles(drawn);
  copy.setAttribute('xmlns', svgSpace);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  for (const patterns of page.querySelectorAll('svg[data-patterns] defs')) copy.prepend(withStyles(patterns as SVGElement));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return drawnAt({ width, height, title }, (context) => context.drawImage(image, 0, 0, width, height));
};

const partBlob = ({ width, height, boxes, words }: PaintedPage, title: string): Promise<Blob | null> =>
  drawnAt({ width, height, title }, (context) => {
    for (const { x, y, width: w, height: h, fill } of boxes) {
      context.fillStyle = fill;
      context.fillRect(x, y, w, h);
    }
    context.textBaseline = 'middle';
    context.textAlign = 'center';
    for (const { x, y, text, font, letterSpacing, fill } of words) {
      context.font = font;
      context.letterSpacing = letterSpacing;
      context.fillStyle = fill;
      context.fillText(text, x, y);
    }
  });

const withStyles = <Node extends SVGElement>(node: Node): Node => {
  const copy = node.cloneNode(true) as Node;
  const [from, to] = [
    [node, ...node.querySelectorAll<SVGElement>('*')],
    [copy, ...copy.querySelectorAll<SVGElement>('*')],
  ];
  for (const [at, element] of from.entries()) {
    const seen = getComputedStyle(element);
    for (const name of carried) to[at]?.style.setProperty(name, seen.getPropertyValue(name));
    // A picture of its own has no fonts of the page: without a family of the system its words would stand in serifs.
    to[at]?.style.setProperty('font-family', `${seen.fontFamily}, system-ui, sans-serif`);
  }
  return copy;
};

const scale = 2;
/** Around the picture, and for the line above it. */
const [margin, titleHeight] = [20, 30];
const colorOf = (name: string, other: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim() || other;

type Sheet = { width: number; height: number; title: string };

/** `draw` finds the picture's left upper corner at 0, 0. */
const drawnAt = ({ width, height, title }: Sheet, draw: (context: CanvasRenderingContext2D) => void): Promise<Blob | null> => {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round((width + 2 * margin) * scale);
  canvas.height = Math.round((height + 2 * margin + titleHeight) * scale);
  const context = canvas.getContext('2d');
  if (!context) return Promise.resolve(null);
  context.scale(scale, scale);
  context.fillStyle = colorOf('--rf-surface', 'white');
  context.fillRect(0, 0, width + 2 * margin, height + 2 * margin + titleHeight);
  context.fillStyle = colorOf('--rf-text', 'black');
  context.font = `600 14px ${getComputedStyle(document.body).fontFamily}`;
  context.fillText(title, margin, margin + 12, width);
  context.translate(margin, margin + titleHeight);
  draw(context);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
};
