import { deviceName } from '#app/kernel/accounts/model/device.ts';
import type { Device } from '#app/kernel/accounts/model/device.ts';
import type { PersonalScope } from '#app/kernel/accounts/tokens/scopes.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { List, Row } from '#app/ui/list.tsx';

type Token = { id: string; name: string; ending: string; scopes: PersonalScope[]; isOver: boolean; createdText: string | null; usedText: string | null; untilText: string | null };

/** A message key has no colon in it. */
export const scopeKey = (scope: PersonalScope) => `scopeNames.${scope.replace(':', '_') as `${'profile' | 'titles' | 'library' | 'goals'}_${'read' | 'write'}`}` as const;

export function TokenRows({ tokens }: { tokens: readonly Token[] }) {
  const { t } = useTranslation('tokens');
  return (
    <List label={t('yours')}>
      {tokens.map((token) => (
        <Row
          key={token.id} title={<>{token.name} <code>…{token.ending}</code> {token.isOver ? <Badge>{t('over')}</Badge> : null}</>}
          meta={(
            <span className="row-parts">
              <span>{token.scopes.map((scope) => t(scopeKey(scope))).join('; ')}</span>
              <span>{t('created', { at: token.createdText })}</span>
              <span>{token.usedText ? t('used', { at: token.usedText }) : t('unused')}</span>
              <span>{token.untilText ? t('until', { at: token.untilText }) : t('forever')}</span>
            </span>
          )}
          end={<EndButton intent="end" id={token.id} label={t('end')} named={t('endNamed', { name: token.name })} />}
        />
      ))}
    </List>
  );
}

type Client = { id: string; agent: string; device: Device; sinceText: string | null; seenText: string | null };

export function ClientRows({ clients }: { clients: readonly Client[] }) {
  const { t } = useTranslation('tokens');
  return (
    <List label={t('clients')}>
      {clients.map(({ id, agent, device, sinceText, seenText }) => {
        const name = deviceName(device) || agent || t('unknownClient');
        return (
          <Row
            key={id} title={name} meta={<span className="row-parts"><span>{t('clientSeen', { at: seenText })}</span><span>{t('clientSince', { at: sinceText })}</span></span>}
            end={<EndButton intent="end-client" id={id} label={t('endClient')} named={t('endClientNamed', { device: name })} />}
          />
        );
      })}
    </List>
  );
}

function EndButton({ intent, id, label, named }: { intent: string; id: string; label: string; named: string }) {
  return (
    <form method="post">
      <input type="hidden" name="intent" value={intent} />
      <Button size="s" name="id" value={id} aria-label={named}>{label}</Button>
    </form>
  );
}
