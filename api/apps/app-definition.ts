import type { AnswerRequest } from '../../retrieve/index.ts';

/** Component of the form that 源内 draws; the part of its UI schema that these apps use. */
export interface FormField {
  readonly type: 'text' | 'textarea' | 'hidden';
  readonly title?: string;
  readonly desc?: string;
  readonly required?: boolean;
  readonly max_length?: number;
  readonly default_value?: string;
}

/** An app as 源内 registers and calls it. */
export interface AppDefinition {
  /** Part of the path between `/apps/` and `/invoke`. */
  readonly path: string;
  readonly style: NonNullable<AnswerRequest['app']>;
  /** Corpora it answers from; those that are not configured are left out. */
  readonly corpora: readonly string[];
  readonly name: string;
  /** About 30 characters are shown. */
  readonly description: string;
  /** Markdown. */
  readonly howToUse: string;
  /** Request key → component. */
  readonly placeholder: Readonly<Record<string, FormField>>;
}
