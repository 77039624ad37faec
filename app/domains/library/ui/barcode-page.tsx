import { Form } from '@remix-run/react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button } from '#app/ui/button.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { libraryPaths } from '../paths.ts';
import { BarcodeScanner } from './barcode-scanner.tsx';

/** The camera where there is one; the digits under the bars always. */
export function BarcodePage() {
  const { t } = useTranslation('catalogue');
  const { t: library } = useTranslation('library');
  const crumbs = [{ href: libraryPaths.library(), label: library('title') }, { href: libraryPaths.findBook(), label: t('find.title') }];
  return (
    <>
      <PageHeader title={t('barcode.title')} lead={t('barcode.lead')} breadcrumbs={<Breadcrumbs items={crumbs} />} />
      <BarcodeScanner />
      <div className="pt-8">
        <Form method="get" action={libraryPaths.findBook()} reloadDocument>
          <FormStack>
            <TextField label={t('barcode.typed')} width="m" inputProps={{ id: 'isbn', name: 'q', inputMode: 'numeric', autoComplete: 'off', maxLength: 40, required: true }} />
            <FormActions><Button>{t('actions.search')}</Button></FormActions>
          </FormStack>
        </Form>
      </div>
    </>
  );
}
