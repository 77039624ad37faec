import { getFormProps, getInputProps, getTextareaProps } from '#app/platform/forms/control-props.ts';
import type { TFunction } from 'i18next';
import { linkHandle, maxLabelLength } from '#app/kernel/accounts/model/profile-link.ts';
import type { LinkKind } from '#app/kernel/accounts/model/profile-link.ts';
import { ownLinkPlaces, profileLengths } from '#app/kernel/accounts/model/profile-places.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextArea, TextField } from '#app/ui/text-field.tsx';
import { SuggestedName } from './suggested-name.tsx';

type Place = (typeof ownLinkPlaces)[number];
type Typed = { instagram: string; github: string; google: string } & Record<`link${Place}` | `label${Place}`, string>;
type Said = { firstName: string; lastName: string; bio: string; learningGoal: string } & Typed;

/** Kept links as the form's fields hold them. */
export function typedLinks(links: readonly { kind: LinkKind; url: string; label: string | null }[]): Typed {
  const own = links.filter(({ kind }) => kind === 'own');
  const ofKind = (kind: LinkKind) => links.find((link) => link.kind === kind)?.url;
  const [instagram, github] = (['instagram', 'github'] as const).map((kind) => ofKind(kind)).map((url, at) => (url ? linkHandle(at === 0 ? 'instagram' : 'github', url).slice(1) : ''));
  const places = ownLinkPlaces.flatMap((place) => [[`link${place}`, own[place - 1]?.url ?? ''], [`label${place}`, own[place - 1]?.label ?? '']]);
  return { instagram, github, google: ofKind('google') ?? '', ...Object.fromEntries(places) } as Typed;
}

/** Places for own links share their label and differ by their number. */
const labelOf = (t: TFunction<'profile'>, name: keyof Said): string => t(`fields.${name.replace(/\d$/, '')}` as 'fields.link', { number: /\d$/.exec(name)?.[0] ?? '' });

/** What a person says about themselves. Every field may stay empty. */
export function ProfileForm({ said, isHelped }: { said: Said; isHelped: boolean }) {
  const { t } = useTranslation('profile');
  const { form, fields, formErrors } = useReplyForm<Said>('profile', said);
  const shownPlaces = ownLinkPlaces.filter((place) => place <= 2 || said[`link${(place - 2) as Place}`] !== '' || fields[`link${place}`].initialValue);
  const inOrder = ['firstName', 'lastName', 'bio', 'learningGoal', 'instagram', 'github', 'google', ...ownLinkPlaces.flatMap((place) => [`link${place}`, `label${place}`] as const)] as const;
  const fieldStates = inOrder.map((name) => ({ id: fields[name].id, errors: fields[name].errors, label: labelOf(t, name) }));
  const text = (name: 'instagram' | 'github' | 'google') => ({
    label: t(`fields.${name}`), help: t(`help.${name}`), errors: fields[name].errors,
    inputProps: { ...getInputProps(fields[name], { type: 'text' }), autoComplete: 'off', autoCapitalize: 'none', spellCheck: false, maxLength: 500 },
  });
  return (
    <form method="post" className="pt-8" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf(fieldStates, formErrors)} />
        {(['firstName', 'lastName'] as const).map((name) => (
          <SuggestedName
            key={name} part={name} isHelped={isHelped} label={t(`fields.${name}`)} errors={fields[name].errors} optional
            inputProps={{ ...getInputProps(fields[name], { type: 'text' }), autoComplete: name === 'firstName' ? 'given-name' : 'family-name', maxLength: profileLengths.name }}
          />
        ))}
        <TextArea label={t('fields.bio')} help={t('help.bio')} errors={fields.bio.errors} optional rows={6} textareaProps={{ ...getTextareaProps(fields.bio), maxLength: profileLengths.bio }} />
        <TextArea
          label={t('fields.learningGoal')} help={t('help.learningGoal')} errors={fields.learningGoal.errors} optional rows={3}
          textareaProps={{ ...getTextareaProps(fields.learningGoal), maxLength: profileLengths.learningGoal }}
        />
      </FormStack>
      <Section title={t('profile.links')}>
        <p className="text-soft mb-6">{t('profile.linksHelp')}</p>
        <FormStack>
          <TextField {...text('instagram')} />
          <TextField {...text('github')} />
          <TextField {...text('google')} />
          <fieldset className="link-places">
            <legend className="label">{t('profile.own')}</legend>
            <p className="help">{t('profile.ownHelp')}</p>
            {shownPlaces.map((place) => <OwnLink key={place} place={place} link={fields[`link${place}`]} label={fields[`label${place}`]} />)}
          </fieldset>
          <FormActions>
            <Button variant="primary">{t('profile.save')}</Button>
          </FormActions>
        </FormStack>
      </Section>
    </form>
  );
}

type FieldMeta = ReturnType<typeof useReplyForm<Said>>['fields']['link1'];

function OwnLink({ place, link, label }: { place: Place; link: FieldMeta; label: FieldMeta }) {
  const { t } = useTranslation('profile');
  return (
    <div className="link-place">
      <TextField
        label={t('fields.link', { number: place })} errors={link.errors}
        inputProps={{ ...getInputProps(link, { type: 'text' }), inputMode: 'url', autoCapitalize: 'none', spellCheck: false, maxLength: 500, placeholder: t('help.link') }}
      />
      <TextField label={t('fields.label', { number: place })} errors={label.errors} inputProps={{ ...getInputProps(label, { type: 'text' }), maxLength: maxLabelLength, placeholder: t('help.label') }} />
    </div>
  );
}
