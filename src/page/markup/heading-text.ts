// Decides what a heading says: its words without the labels set into it, or those of the picture in their place.
import { cleanLine } from '#src/language/normalize.ts';
import { textBelow, type PageElement, type PageNode } from './document.ts';
import { isHidden } from './junk.ts';
import { picturesBelow } from './picture.ts';

const MAX_HEADING = 300;

/** One clean line; empty when the heading has neither words nor a picture with words. */
export function headingText(node: PageNode): string {
  const text = cleanLine(textBelow(node, MAX_HEADING, isLabel));
  return text === '' ? cleanLine(picturesBelow(node)[0]?.attribs['alt'] ?? '') : text;
}

function isLabel(element: PageElement): boolean {
  return isHidden(element) || LABEL.test(element.attribs['class'] ?? '');
}

/** `cate`, `ico_plus`, `badge`, `blind`, `visually_hidden`. */
const LABEL = /(?:^|\s)(?:cate(?:gory)?|badge|label|ico|icon|flag|blind|sr-only|visually[-_]hidden)(?:$|[\s_-])/iu;
