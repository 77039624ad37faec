import type { ReactNode } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { classNames } from '../class-names.ts';
import { hueClass, type Hue } from '../hues.ts';

type ChartTable = { columns: readonly string[]; rows: readonly (readonly (string | number)[])[] };

type ChartFigureProps = { title: string; sentence?: ReactNode; table: ChartTable; tableLabel?: string; hue?: Hue; children: ReactNode };

/** A chart with what it says in words above it and its numbers, folded, below. */
export function ChartFigure({ title, sentence, table, tableLabel, hue, children }: ChartFigureProps) {
  const { t } = useTranslation('ui');
  return (
    <figure className={classNames('figure', hueClass(hue))}>
      <figcaption>
        <h3>{title}</h3>
        {sentence ? <p>{sentence}</p> : null}
      </figcaption>
      {children}
      <details>
        <summary>{tableLabel ?? t('asTable')}</summary>
        <table className="data">
          <caption className="hidden-visually">{title}</caption>
          <thead><tr>{table.columns.map((column, index) => <th key={column} scope="col" className={index ? 'num' : undefined}>{column}</th>)}</tr></thead>
          <tbody>
            {table.rows.map(([name, ...values]) => (
              <tr key={name}><th scope="row">{name}</th>{values.map((value, index) => <td key={index} className="num">{value}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
