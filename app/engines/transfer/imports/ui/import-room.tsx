import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { ImportPaths } from '#app/kernel/contributions/importer.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';

/** Into which room these pages import: its addresses, its words, what files it takes. */
export type ImportRoomFacts = { messages: string; paths: ImportPaths; home: string; accept: string };

const Room = createContext<ImportRoomFacts | null>(null);

export const ImportRoom = ({ room, children }: { room: ImportRoomFacts; children: ReactNode }) => <Room.Provider value={room}>{children}</Room.Provider>;

export function useImportRoom(): ImportRoomFacts & { words: (key: string, values?: Record<string, unknown>) => string } {
  const room = useContext(Room);
  const { t } = useTranslation();
  if (!room) throw new Error('a page of imports stands in no room');
  return { ...room, words: (key, values) => textOf(t, `${room.messages}:${key}`, values) };
}
