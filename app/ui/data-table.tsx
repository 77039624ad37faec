import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

type Column = { key: string; label: string; numeric?: boolean; primary?: boolean; /** A zero is the usual thing: pale, and not told on a phone. */ quietZero?: boolean };
type TableRow = { id: string; href?: string; cells: Record<string, ReactNode> };

type DataTableProps = { caption: string; columns: readonly Column[]; rows: readonly TableRow[]; hideCaption?: boolean };

/** A table; on a phone every row becomes a small list of "name: value" under its primary cell. */
export function DataTable({ caption, columns, rows, hideCaption }: DataTableProps) {
  return (
    <table className="data data-rows">
      <caption className={hideCaption ? 'hidden-visually' : undefined}>{caption}</caption>
      <thead>
        <tr>{columns.map(({ key, label, numeric }) => <th key={key} scope="col" className={numeric ? 'num' : undefined}>{label}</th>)}</tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>{columns.map((column) => <Cell key={column.key} column={column} row={row} />)}</tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ column: { key, label, numeric, primary, quietZero }, row }: { column: Column; row: TableRow }) {
  const content = primary && row.href ? <a className="link link-quiet" href={row.href}>{row.cells[key]}</a> : row.cells[key];
  const className = classNames(numeric && 'num', quietZero && row.cells[key] === 0 && 'zero', primary && 'cell-primary') || undefined;
  return primary ? <th scope="row" className={className}>{content}</th> : <td className={className} data-label={label}><span>{content}</span></td>;
}
