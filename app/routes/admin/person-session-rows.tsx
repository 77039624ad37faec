import { Form } from '@remix-run/react';
import { deviceName } from '#app/kernel/accounts/model/device.ts';
import type { Device } from '#app/kernel/accounts/model/device.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { List, Row } from '#app/ui/list.tsx';
import type { ShownMoment } from '#app/routes/site/moment.ts';

type Session = { id: string; device: Device; ip: string | null; isCurrent: boolean; since: ShownMoment; seen: ShownMoment };

export function SessionRows({ sessions }: { sessions: readonly Session[] }) {
  const { t } = useTranslation('admin');
  return (
    <List label={t('sessions.browsers')}>
      {sessions.map(({ id, device, ip, isCurrent, seen, since }) => {
        const name = deviceName(device) || t('sessions.unknownDevice');
        return (
          <Row
            key={id} title={<>{name} {isCurrent ? <Badge tone="accent">{t('sessions.yours')}</Badge> : null}</>}
            meta={(
              <span className="row-parts">
                <time title={seen.exact}>{t('sessions.seen', { at: seen.text })}</time><time title={since.exact}>{t('sessions.since', { at: since.text })}</time>{ip ? <span>{ip}</span> : null}
              </span>
            )}
            end={isCurrent ? null : <EndButton id={id} name={name} />}
          />
        );
      })}
    </List>
  );
}

export function EndButton({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('admin');
  return <Form method="post"><Button size="s" name="session" value={id} aria-label={t('sessions.endNamed', { device: name })}>{t('sessions.end')}</Button></Form>;
}
