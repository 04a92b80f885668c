import type { en } from './en/index.js';

/** A text that depends on a number: forms by CLDR plural category. `{count}` is the number. The key `other` is reserved for these. */
export interface PluralForms {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/** The English catalogue is the schema: the others have the same keys, and plural forms where it has them. */
export type Translated<Base> = {
  readonly [Key in keyof Base]: Base[Key] extends string ? string : Base[Key] extends PluralForms ? PluralForms : Translated<Base[Key]>;
};

export type Catalogue = Translated<typeof en>;

type Leaf = string | PluralForms;

type PathsOf<Node> = {
  [Key in keyof Node & string]: Node[Key] extends Leaf ? Key : `${Key}.${PathsOf<Node[Key]>}`;
}[keyof Node & string];

/** Every text by its path, such as `search.placeholder`. */
export type TextKey = PathsOf<typeof en>;

type At<Node, Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Node
    ? At<Node[Head], Rest>
    : never
  : Path extends keyof Node
    ? Node[Path]
    : never;

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

type NamesIn<Found> = Found extends string ? Names<Found> : Found extends PluralForms ? Names<Found['other']> | 'count' : never;

/** What a text needs: `{count}` a number, every other placeholder a text or a number. */
export type TextParams<Key extends TextKey> = {
  readonly [Name in NamesIn<At<typeof en, Key>>]: Name extends 'count' ? number : string | number;
};

type GroupsOf<Node> = {
  [Key in keyof Node & string]: Node[Key] extends Leaf
    ? never
    : Node[Key] extends Readonly<Record<string, string>>
      ? Key | `${Key}.${GroupsOf<Node[Key]>}`
      : `${Key}.${GroupsOf<Node[Key]>}`;
}[keyof Node & string];

/** A group of plain texts, looked up by a code that the server sends as free text. */
export type TextGroup = GroupsOf<typeof en>;
