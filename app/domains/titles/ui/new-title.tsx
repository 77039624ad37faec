import { useActionData } from '@remix-run/react';
import type { FormReply } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { titleTypes } from '../model/title-type.ts';
import type { TitleType } from '../model/title-type.ts';
import { titlesPaths } from '../paths.ts';
import type { TitleDraft } from '../queries/draft-title.server.ts';
import type { TitleCard } from '../queries/title-card.server.ts';
import { cardFacts } from './title-cards.tsx';
import { TitleForm } from './title-form.tsx';
import type { TitleFormProps } from './title-form.tsx';
import { TitleCrumbs } from './title-crumbs.tsx';

type NewTitleProps = { type: TitleType; values: TitleFormProps['values']; origin: TitleDraft['origin']; question: string };

/** The form of a new title, empty or with what a catalogue knows. Filled anew it is another form, or the browser would keep what stood there. */
export function NewTitle({ type, values, origin, question }: NewTitleProps) {
  const reply = useActionData() as FormReply | undefined;
  return <TitleForm key={reply?.filled} type={type} values={values} note={reply?.filled ? <Twins reply={reply} /> : reply ? null : <Origin type={type} origin={origin} question={question} />} />;
}

/** It may be there already: each leads to its page, and the form still adds it. */
function Twins({ reply }: { reply: FormReply }) {
  const { t } = useTranslation('title-edit');
  const twins = JSON.parse(String(reply.result.initialValue?.twins ?? '[]')) as Pick<TitleCard, 'id' | 'name' | 'originalName' | 'year' | 'makers'>[];
  return (
    <Banner tone="warn" title={t('twins.title')} actions={<Button name="anyway" value="on">{t('twins.anyway')}</Button>}>
      <p>{t('twins.text')}</p>
      <ul>{twins.map((twin) => <li key={twin.id}><a className="link" href={titlesPaths.title(twin.id)}>{twin.name}</a> {cardFacts(twin)}</li>)}</ul>
    </Banner>
  );
}

function Origin({ type, origin, question }: Omit<NewTitleProps, 'values'>) {
  const { t } = useTranslation('title-search');
  if (origin === 'hand') return null;
  if (origin === 'found') return <Banner title={t('draft.found')}>{t('draft.foundText')}</Banner>;
  const again = question ? <ButtonLink size="s" to={titlesPaths.findTitle({ type, q: question })} reloadDocument>{t('draft.again')}</ButtonLink> : null;
  return <Banner tone="warn" title={t('draft.silent')} actions={again}>{t('draft.silentText')}</Banner>;
}

/** What it is decides what can be said of it; what it is called, if that is known, comes along. */
export function ChooseType({ question }: { question: string }) {
  const { t } = useTranslation('title-edit');
  const { t: titles } = useTranslation('titles');
  return (
    <>
      <PageHeader title={t('form.chooseType')} lead={t('form.chooseTypeLead')} breadcrumbs={<TitleCrumbs type={null} />} />
      <List label={t('form.chooseType')}>{titleTypes.map((type) => <Row key={type} href={titlesPaths.newTitle({ type, q: question || null })} title={titles(`type.${type}`)} />)}</List>
    </>
  );
}
