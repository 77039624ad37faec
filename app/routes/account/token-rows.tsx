import type { ReactNode } from 'react';
import { deviceName } from '#app/kernel/accounts/model/device.ts';
import type { Device } from '#app/kernel/accounts/model/device.ts';
import type { PersonalScope } from '#app/kernel/accounts/tokens/scopes.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import type { ShownMoment } from '#app/routes/site/moment.ts';
import { Badge } from '#app/ui/badge.tsx';
import { List, Row } from '#app/ui/list.tsx';

/** How a row is ended: one's own page and the owner's send different forms. */
type End = (row: { id: string; name: string }) => ReactNode;
type Rows<T> = { label: string; rows: readonly T[]; end: End };

/** `ending`: its last signs, by which only its person has to know it again. */
type Token = {
  id: string; name: string; ending?: string; scopes: readonly PersonalScope[]; isOver: boolean;
  made: ShownMoment; used: ShownMoment | null; until: ShownMoment | null;
};

/** A message key has no colon in it. */
export const scopeKey = (scope: PersonalScope) => `scopeNames.${scope.replace(':', '_') as `${'profile' | 'titles' | 'library' | 'goals'}_${'read' | 'write'}`}` as const;

/** Keys of somebody's scripts. */
export function TokenRows({ label, rows, end }: Rows<Token>) {
  const { t } = useTranslation('tokens');
  return (
    <List label={label}>
      {rows.map(({ id, name, ending, scopes, isOver, made, used, until }) => (
        <Row
          key={id} title={<>{name} {ending ? <code>…{ending}</code> : null} {isOver ? <Badge>{t('over')}</Badge> : null}</>}
          meta={(
            <span className="row-parts">
              <span>{scopes.map((scope) => t(scopeKey(scope))).join('; ')}</span>
              <time title={made.exact}>{t('created', { at: made.text })}</time>
              {used ? <time title={used.exact}>{t('used', { at: used.text })}</time> : <span>{t('unused')}</span>}
              {until ? <time title={until.exact}>{t('until', { at: until.text })}</time> : <span>{t('forever')}</span>}
            </span>
          )}
          end={end({ id, name })}
        />
      ))}
    </List>
  );
}

type Client = { id: string; agent: string; device: Device; since: ShownMoment; seen: ShownMoment };

/** Programs that came in by the API. */
export function ClientRows({ label, rows, end }: Rows<Client>) {
  const { t } = useTranslation('tokens');
  return (
    <List label={label}>
      {rows.map(({ id, agent, device, since, seen }) => {
        const name = deviceName(device) || agent || t('unknownClient');
        const times = <span className="row-parts"><time title={seen.exact}>{t('clientSeen', { at: seen.text })}</time><time title={since.exact}>{t('clientSince', { at: since.text })}</time></span>;
        return <Row key={id} title={name} meta={times} end={end({ id, name })} />;
      })}
    </List>
  );
}
