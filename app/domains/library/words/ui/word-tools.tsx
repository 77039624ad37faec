import { Icon } from '#app/ui/icon.tsx';
import { useState } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { useReader, useReaderSetup } from '../../reader/ui/reader-handle.ts';
import type { PageSelection, ReaderHandle } from '../../reader/ui/reader-handle.ts';
import { lengths } from '../model/limits.ts';
import { sentenceAround } from '../model/sentence-around.ts';
import { LookUpPanel } from './look-up-panel.tsx';
import type { Question } from './look-up-panel.tsx';
import { useTintedWords } from './use-tinted-words.ts';

const panelId = 'words';

/** In the reader: a selection is looked up beside the pages, by a button or the key l; saved words are tinted. */
export function WordTools() {
  const { t } = useTranslation('words');
  const reader = useReader();
  const [question, setQuestion] = useState<Question | null>(null);
  const [savedTimes, setSavedTimes] = useState(0);
  const label = t('reader.tool');
  const ask = (handle: ReaderHandle, selection: PageSelection[]) => {
    const asked = questionOf(handle.bookId, selection);
    if (!asked) return;
    setQuestion(asked);
    handle.openPanel(panelId);
  };
  useReaderSetup((handle) => handle.addKey({ keys: ['l', 'д'], label, run: () => ask(handle, handle.selection()) }), [label]);
  useReaderSetup((handle) => handle.addSelectionTool({
    id: panelId, order: 20,
    render: ({ selection }) => <button type="button" className="btn btn-quiet btn-s" onClick={() => ask(handle, selection)}><Icon name="languages" />{label}</button>,
  }), [label]);
  useReaderSetup((handle) => handle.addPanel({
    id: panelId, order: 30, label, icon: 'languages', isHidden: true,
    render: () => (question ? <LookUpPanel key={`${question.text} ${question.page}`} question={question} onSaved={() => setSavedTimes((times) => times + 1)} /> : null),
  }), [label, question]);
  useTintedWords(reader, savedTimes);
  return null;
}

/** What is selected, with the sentence around it on its page. */
function questionOf(bookId: string, selection: PageSelection[]): Question | null {
  const [first] = selection;
  const text = selection.map((part) => part.text).join(' ').replace(/-\s*\n\s*/g, '').replace(/\s+/g, ' ').trim().slice(0, lengths.question);
  if (!first || text === '') return null;
  return { text, bookId, page: first.pageNumber, sentence: sentenceAround(first.context.before, first.text, first.context.after) };
}
