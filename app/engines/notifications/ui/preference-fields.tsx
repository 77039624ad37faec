import type { FieldMetadata } from '#app/platform/forms/reply-fields.ts';
import { getSelectProps } from '#app/platform/forms/control-props.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { formatHour } from '#app/platform/time/format.ts';
import { RadioGroup } from '#app/ui/choices.tsx';
import { SelectField } from '#app/ui/text-field.tsx';
import type { PreferencesView } from '../queries/get-preferences.server.ts';

const timings = ['now', 'digest', 'never'] as const;
const thens = ['later', 'digest'] as const;

export type PreferenceValues = { timings: Record<string, string>; quietFrom: string; quietUntil: string; quietThen: string };

type Fields = { timings: FieldMetadata<Record<string, string>>; quietFrom: FieldMetadata<string>; quietUntil: FieldMetadata<string>; quietThen: FieldMetadata<string> };

/** What the form begins with. */
export const preferenceValues = ({ topics, quietFrom, quietUntil, quietThen }: PreferencesView): PreferenceValues => ({
  timings: Object.fromEntries(topics.map(({ id, timing }) => [id, timing])), quietThen,
  quietFrom: quietFrom === null ? '' : String(quietFrom), quietUntil: quietUntil === null ? '' : String(quietUntil),
});

/** What somebody wants to hear of, and in which hours not. */
export function PreferenceFields({ topics, fields }: { topics: PreferencesView['topics']; fields: Fields }) {
  const { t } = useTranslation('notifications');
  const chosen = fields.timings.getFieldset();
  const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: formatHour(hour) }));
  return (
    <>
      <section className="field" aria-labelledby="topics-title">
        <h2 id="topics-title" className="form-heading">{t('preferences.topics')}</h2>
        <p className="help">{t('preferences.topicsHelp')}</p>
        {topics.map(({ id, name, help, timing }) => (
          <div key={id} className="news-topic">
            <RadioGroup
              legend={name} help={help} name={`timings.${id}`} id={`timing-${id}`} layout="row" defaultValue={chosen[id]?.initialValue ?? timing} errors={chosen[id]?.errors}
              options={timings.map((value) => ({ value, label: t(`preferences.timings.${value}`) }))}
            />
          </div>
        ))}
      </section>
      <section className="field" aria-labelledby="quiet-title">
        <h2 id="quiet-title" className="form-heading">{t('preferences.quiet')}</h2>
        <p className="help">{t('preferences.quietHelp')} {t('preferences.reading')}</p>
        <div className="news-hours">
          <SelectField label={t('preferences.from')} selectProps={getSelectProps(fields.quietFrom)} errors={fields.quietFrom.errors} options={hours} placeholder={t('preferences.always')} width="s" />
          <SelectField label={t('preferences.until')} selectProps={getSelectProps(fields.quietUntil)} errors={fields.quietUntil.errors} options={hours} placeholder={t('preferences.always')} width="s" />
        </div>
        <RadioGroup
          legend={t('preferences.then')} name={fields.quietThen.name} id={fields.quietThen.id} defaultValue={fields.quietThen.initialValue} errors={fields.quietThen.errors}
          options={thens.map((value) => ({ value, label: t(`preferences.thens.${value}`) }))}
        />
      </section>
    </>
  );
}
