import { useState } from 'react';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { copyText } from '#app/ui/copy-text.ts';
import { FormActions } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

/** New recovery codes, the only time they are seen: to download, print, copy, or write down. */
export function ShownCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation('second-factor');
  return (
    <>
      <PageHeader title={t('codes.freshTitle')} lead={t('codes.freshLead')} />
      <ol className="code-list" aria-label={t('codes.list')}>
        {codes.map((code) => <li key={code} className="code-text">{code}</li>)}
      </ol>
      <div className="actions pb-6 no-print">
        <ButtonLink to={accountPaths.recoveryCodesFile()} reloadDocument>{t('codes.download')}</ButtonLink>
        <WithScripts codes={codes} />
      </div>
      <div className="no-print">
        <Banner tone="warn">{t('codes.onlyOnce')}</Banner>
        <form method="post" className="pt-6">
          <FormActions><Button variant="primary" name="intent" value="done">{t('codes.done')}</Button></FormActions>
        </form>
      </div>
    </>
  );
}

/** Buttons that only scripts can make work are only there with scripts. */
function WithScripts({ codes }: { codes: string[] }) {
  const { t } = useTranslation('second-factor');
  const [copied, setCopied] = useState(false);
  const copy = () => void copyText(codes.join('\n')).then(setCopied);
  return (
    <>
      <span className="js-only"><Button type="button" onClick={copy}>{copied ? t('codes.copied') : t('codes.copy')}</Button></span>
      <span className="js-only"><Button type="button" onClick={() => window.print()}>{t('codes.print')}</Button></span>
      <span role="status" className="hidden-visually">{copied ? t('codes.copied') : ''}</span>
    </>
  );
}
