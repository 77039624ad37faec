import { useTranslation } from '#app/platform/i18n/translation.ts';
import { noteColors } from '../model/note-kinds.ts';

type ColorFieldProps = { name: string; id: string; defaultValue?: string; errors?: readonly string[] };

/** Five colours, each with its name: the colour is never the only sign. */
export function ColorField({ name, id, defaultValue = 'yellow' }: ColorFieldProps) {
  const { t } = useTranslation('notes');
  return (
    <fieldset id={id} tabIndex={-1}>
      <legend className="label">{t('colors.label')}</legend>
      <div className="choices-row">
        {noteColors.map((color) => (
          <label key={color} className={`choice note-${color}`}>
            <input type="radio" name={name} value={color} defaultChecked={color === defaultValue} />
            <span className="note-swatch">{t(`colors.${color}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
