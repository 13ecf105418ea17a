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

/** The picture of the open report as it is seen, as PNG at twice its size; null where there is none, or it cannot be drawn. */
export const pictureBlob = async (page: HTMLElement): Promise<Blob | null> => {
  const drawn = [...page.querySelectorAll<SVGSVGElement>('svg')].filter((svg) => svg.getBoundingClientRect().width > 300)[0];
  if (!drawn) return null;
  const { width, height } = drawn.getBoundingClientRect();
  const copy = withStyles(drawn);
  copy.setAttribute('xmlns', svgSpace);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  for (const patterns of page.querySelectorAll('svg[data-patterns] defs')) copy.prepend(withStyles(patterns as SVGElement));
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  return drawnAt(source, width, height, getComputedStyle(document.documentElement).getPropertyValue('--rf-surface') || 'white');
};

const withStyles = <Node extends SVGElement>(node: Node): Node => {
  const copy = node.cloneNode(true) as Node;
  const [from, to] = [
    [node, ...node.querySelectorAll<SVGElement>('*')],
    [copy, ...copy.querySelectorAll<SVGElement>('*')],
  ];
  for (const [at, element] of from.entries()) {
    const seen = getComputedStyle(element);
    for (const name of carried) to[at]?.style.setProperty(name, seen.getPropertyValue(name));
  }
  return copy;
};

const scale = 2;

const drawnAt = async (source: string, width: number, height: number, ground: string): Promise<Blob | null> => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.fillStyle = ground.trim();
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
};
