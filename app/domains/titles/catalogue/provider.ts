import type { TitleType } from '../model/title-type.ts';
import type { FoundTitle, TitleProvider } from './found-title.ts';

/** One outside catalogue. Each question throws OutsideError when there is no answer until `until`. */
export type Provider = {
  name: TitleProvider;
  types: readonly TitleType[];
  search(question: { type: TitleType; words: string; locale: string }, until: number): Promise<FoundTitle[]>;
  find(externalId: string, locale: string, until: number): Promise<FoundTitle | null>;
};
