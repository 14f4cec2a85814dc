// Gathers a page's forms with their hidden fields: boards hang the address of an article on one. Bounded; values stay text.
import { resolveLink } from '#src/source/feed-document/feed-link.ts';

export type OutlineForm = {
  /** `name` and `id`, as scripts call it; empty when it has none. */
  readonly name: string;
  readonly id: string;
  /** Absolute; undefined when the form has none, or posts to no web address. */
  readonly action: string | undefined;
  /** Hidden fields by name, in the order of the page. */
  readonly hidden: ReadonlyMap<string, string>;
  /** Hidden fields' names by their `id`. */
  readonly names: ReadonlyMap<string, string>;
};

const MAX_FORMS = 100;
const MAX_FIELDS = 40;

type OpenForm = OutlineForm & { readonly hidden: Map<string, string>; readonly names: Map<string, string> };

export class FormReader {
  readonly forms = new Array<OutlineForm>();
  #open: OpenForm | undefined;

  open(name: 'form' | 'input', attributes: ReadonlyMap<string, string>, base: string): void {
    if (name === 'input') return this.#addField(attributes);
    if (this.forms.length >= MAX_FORMS) return;
    const action = attributes.get('action') ?? '';
    this.#open = {
      name: attributes.get('name') ?? '',
      id: attributes.get('id') ?? '',
      action: action === '' ? undefined : resolveLink(action, base),
      hidden: new Map(),
      names: new Map(),
    };
    this.forms.push(this.#open);
  }

  /**
   * Where a button of the form that is open leads: eGovFrame's old boards write each row as a form with hidden ids and a button that
   * shows the title.
   */
  sentAddress(): string | undefined {
    const form = this.#open;
    if (form?.action === undefined || form.hidden.size === 0) return undefined;
    const query = [...form.hidden].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
    return `${form.action}${form.action.includes('?') ? '&' : '?'}${query.join('&')}`;
  }

  close(): void {
    this.#open = undefined;
  }

  #addField(attributes: ReadonlyMap<string, string>): void {
    const form = this.#open;
    if (form === undefined || attributes.get('type')?.toLowerCase() !== 'hidden' || form.hidden.size >= MAX_FIELDS)
      return;
    const name = attributes.get('name') ?? '';
    if (name === '' || form.hidden.has(name)) return;
    form.hidden.set(name, (attributes.get('value') ?? '').slice(0, 200));
    const id = attributes.get('id') ?? '';
    if (id !== '') form.names.set(id, name);
  }
}
