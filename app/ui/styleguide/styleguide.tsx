import { useSearchParams } from '@remix-run/react';
import { PageHeader } from '../page-header.tsx';
import { Tabs } from '../tabs.tsx';
import { ListSheet, NoteSheet } from './content-sheet.tsx';
import { ActionSheet, FormSheet } from './form-sheet.tsx';
import { ChartSheet, CoverSheet, RoomSheet } from './picture-sheet.tsx';
import { PersonSheet } from './person-sheet.tsx';
import { TypeSheet } from './type-sheet.tsx';

/** Every component in every state, in the light or in the dark: `?theme=dark`. */
export function Styleguide() {
  const theme = useSearchParams()[0].get('theme') === 'dark' ? 'dark' : 'light';
  return (
    <div className="sheet-of-style" data-theme={theme}>
      <PageHeader title="Style guide" lead="Paper, ink and one lamp." />
      <Tabs label="Theme" items={(['light', 'dark'] as const).map((name) => ({ href: `?theme=${name}`, label: name, current: name === theme }))} />
      <TypeSheet /><ActionSheet /><FormSheet prefix={theme} /><ListSheet /><NoteSheet /><CoverSheet /><PersonSheet /><ChartSheet /><RoomSheet />
    </div>
  );
}
