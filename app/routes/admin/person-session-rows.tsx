import { Form } from '@remix-run/react';
import { deviceName } from '#app/kernel/accounts/model/device.ts';
import type { Device } from '#app/kernel/accounts/model/device.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { List, Row } from '#app/ui/list.tsx';
import type { ShownMoment } from './moment.ts';

type Times = { since: ShownMoment; seen: ShownMoment };
type Session = Times & { id: string; device: Device; ip: string | null; isCurrent: boolean };
type Client = Times & { id: string; device: Device; agent: string };
type Token = { id: string; name: string; scopes: string[]; isOver: boolean; made: ShownMoment; used: ShownMoment | null; until: ShownMoment | null };

export function SessionRows({ sessions }: { sessions: readonly Session[] }) {
  const { t } = useTranslation('admin');
  return (
    <List label={t('sessions.browsers')}>
      {sessions.map(({ id, device, ip, isCurrent, ...times }) => {
        const name = deviceName(device) || t('sessions.unknownDevice');
        return (
          <Row
            key={id} title={<>{name} {isCurrent ? <Badge tone="accent">{t('sessions.yours')}</Badge> : null}</>}
            meta={<span className="row-parts"><Seen {...times} />{ip ? <span>{ip}</span> : null}</span>} end={isCurrent ? null : <EndButton id={id} name={name} />}
          />
        );
      })}
    </List>
  );
}

export function ClientRows({ clients }: { clients: readonly Client[] }) {
  const { t } = useTranslation('admin');
  return (
    <List label={t('sessions.clients')}>
      {clients.map(({ id, device, agent, ...times }) => {
        const name = deviceName(device) || agent || t('sessions.unknownClient');
        return <Row key={id} title={name} meta={<span className="row-parts"><Seen {...times} /></span>} end={<EndButton id={id} name={name} />} />;
      })}
    </List>
  );
}

export function TokenRows({ tokens }: { tokens: readonly Token[] }) {
  const { t } = useTranslation('admin');
  return (
    <List label={t('sessions.tokens')}>
      {tokens.map(({ id, name, scopes, isOver, made, used, until }) => (
        <Row
          key={id} title={<>{name} {isOver ? <Badge>{t('sessions.over')}</Badge> : null}</>}
          meta={(
            <span className="row-parts">
              <code>{scopes.join(' ')}</code>
              <time title={made.exact}>{t('sessions.made', { at: made.text })}</time>
              {used ? <time title={used.exact}>{t('sessions.used', { at: used.text })}</time> : <span>{t('sessions.unused')}</span>}
              {until ? <time title={until.exact}>{t('sessions.until', { at: until.text })}</time> : <span>{t('sessions.forever')}</span>}
            </span>
          )}
          end={<EndButton id={id} name={name} />}
        />
      ))}
    </List>
  );
}

function Seen({ seen, since }: Times) {
  const { t } = useTranslation('admin');
  return <><time title={seen.exact}>{t('sessions.seen', { at: seen.text })}</time><time title={since.exact}>{t('sessions.since', { at: since.text })}</time></>;
}

function EndButton({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('admin');
  return <Form method="post"><Button size="s" name="session" value={id} aria-label={t('sessions.endNamed', { device: name })}>{t('sessions.end')}</Button></Form>;
}
