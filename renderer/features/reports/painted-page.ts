/** What a canvas is to be given to look like a part of the page: filled boxes, then words; pixels from the part's left upper corner. */
type Box = { x: number; y: number; width: number; height: number };
type PaintedBox = Box & { fill: string };
/** `x` and `y` are its middle. */
type PaintedWord = { x: number; y: number; text: string; font: string; letterSpacing: string; fill: string };
export type PaintedPage = { width: number; height: number; boxes: readonly PaintedBox[]; words: readonly PaintedWord[] };

/**
 * A part of the page that is made of text and colours (tiles, a table), as it is seen: for a picture of it, where no chart draws one.
 * What only screen readers are told is left out. Each word stands where the page has put it, so that lines break as they are seen; so does
 * each digit, as a canvas knows no figures of one width.
 */
export const paintedPage = (part: HTMLElement): PaintedPage => {
  const { left, top, width, height } = part.getBoundingClientRect();
  const from = ({ x, y, width: w, height: h }: DOMRect): Box => ({ x: x - left, y: y - top, width: w, height: h });
  const seen = [part, ...part.querySelectorAll<HTMLElement>('*')].filter((element) => element.closest('.vh') === null);
  return {
    width,
    height,
    boxes: seen.flatMap((element) => boxesOf(getComputedStyle(element), from(element.getBoundingClientRect()))),
    words: seen.flatMap((element) => wordsOf(element, from)),
  };
};

const isClear = (color: string): boolean => color === 'transparent' || color === 'rgba(0, 0, 0, 0)';

/** The ground of an element, and its four borders. */
const boxesOf = (style: CSSStyleDeclaration, { x, y, width, height }: Box): PaintedBox[] => {
  const [top, right, bottom, left] = [style.borderTopWidth, style.borderRightWidth, style.borderBottomWidth, style.borderLeftWidth].map(
    (size) => Number.parseFloat(size) || 0,
  ) as [number, number, number, number];
  return [
    { x, y, width, height, fill: style.backgroundColor },
    { x, y, width, height: top, fill: style.borderTopColor },
    { x: x + width - right, y, width: right, height, fill: style.borderRightColor },
    { x, y: y + height - bottom, width, height: bottom, fill: style.borderBottomColor },
    { x, y, width: left, height, fill: style.borderLeftColor },
  ].filter((box) => box.width > 0 && box.height > 0 && !isClear(box.fill));
};

const wordsOf = (element: HTMLElement, from: (rect: DOMRect) => Box): PaintedWord[] => {
  const style = getComputedStyle(element);
  // Of its parts: the whole reads empty where one of them, such as figures of one width, has no place in it.
  const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const letterSpacing = style.letterSpacing === 'normal' ? '0px' : style.letterSpacing;
  return [...element.childNodes].flatMap((node) => {
    if (!(node instanceof Text)) return [];
    return [...node.data.matchAll(/\d|[^\s\d]+/g)].map(({ 0: text, index }) => {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + text.length);
      const { x, y, width, height } = from(range.getBoundingClientRect());
      const said = style.textTransform === 'uppercase' ? text.toUpperCase() : text;
      return { x: x + width / 2, y: y + height / 2, text: said, font, letterSpacing, fill: style.color };
    });
  });
};
