// Reads the tags of a page in order, with their attributes decoded. One pass, no tree; whatever is broken is read as browsers start to.
import { Tokenizer } from 'htmlparser2';
import { decodeReferences, NO_CALLBACKS } from '#src/source/text/character-references.ts';

export type TagCallbacks = {
  /** @param attributes by lower-case name, the first of each, at most 40 of at most 4,096 signs */
  readonly onOpen: (name: string, attributes: ReadonlyMap<string, string>) => void;
  readonly onClose: (name: string) => void;
  /** A text between two tags, or a piece of a script, by where it stands. */
  readonly onText: (start: number, end: number) => void;
};

const MAX_ATTRIBUTES = 40;
const MAX_LENGTH = 4_096;

export function readTags(html: string, { onOpen, onClose, onText }: TagCallbacks): void {
  const slice = (start: number, end: number): string => html.slice(start, Math.min(end, start + MAX_LENGTH));
  let tag = '';
  let attribute = '';
  let value = '';
  let attributes = new Map<string, string>();
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      ...NO_CALLBACKS,
      onopentagname: (start, end) => {
        tag = slice(start, end).toLowerCase();
        attributes = new Map();
      },
      onattribname: (start, end) => (attribute = slice(start, end).toLowerCase()),
      onattribdata: (start, end) => (value = slice(start, end)),
      onattribend: () => {
        if (attributes.size < MAX_ATTRIBUTES && !attributes.has(attribute))
          attributes.set(attribute, decodeReferences(value));
        value = '';
      },
      onopentagend: () => onOpen(tag, attributes),
      onselfclosingtag: () => onOpen(tag, attributes),
      onclosetag: (start, end) => onClose(slice(start, end).toLowerCase()),
      ontext: onText,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}
