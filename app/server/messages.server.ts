import type { Locale } from '#app/platform/i18n/locales.ts';
import accountMailsEn from '#app/kernel/accounts/messages/account-mails.en.json' with { type: 'json' };
import accountMailsRu from '#app/kernel/accounts/messages/account-mails.ru.json' with { type: 'json' };
import accountsEn from '#app/kernel/accounts/messages/en.json' with { type: 'json' };
import accountsRu from '#app/kernel/accounts/messages/ru.json' with { type: 'json' };
import adminEn from '#app/routes/admin/messages/en.json' with { type: 'json' };
import adminRu from '#app/routes/admin/messages/ru.json' with { type: 'json' };
import errorMailsEn from '#app/platform/errors/messages/en.json' with { type: 'json' };
import errorMailsRu from '#app/platform/errors/messages/ru.json' with { type: 'json' };
import dataEn from '#app/kernel/accounts/messages/data.en.json' with { type: 'json' };
import dataRu from '#app/kernel/accounts/messages/data.ru.json' with { type: 'json' };
import leavingMailsEn from '#app/kernel/accounts/messages/leaving-mails.en.json' with { type: 'json' };
import leavingMailsRu from '#app/kernel/accounts/messages/leaving-mails.ru.json' with { type: 'json' };
import transferEn from '#app/engines/transfer/messages/en.json' with { type: 'json' };
import transferRu from '#app/engines/transfer/messages/ru.json' with { type: 'json' };
import auditEn from '#app/routes/admin/messages/audit.en.json' with { type: 'json' };
import auditRu from '#app/routes/admin/messages/audit.ru.json' with { type: 'json' };
import peopleMailsEn from '#app/kernel/administration/messages/people-mails.en.json' with { type: 'json' };
import peopleMailsRu from '#app/kernel/administration/messages/people-mails.ru.json' with { type: 'json' };
import credentialsEn from '#app/kernel/accounts/messages/credentials.en.json' with { type: 'json' };
import credentialsRu from '#app/kernel/accounts/messages/credentials.ru.json' with { type: 'json' };
import invitationsEn from '#app/kernel/accounts/messages/invitations.en.json' with { type: 'json' };
import invitationsRu from '#app/kernel/accounts/messages/invitations.ru.json' with { type: 'json' };
import houseEn from '#app/kernel/house/messages/en.json' with { type: 'json' };
import houseRu from '#app/kernel/house/messages/ru.json' with { type: 'json' };
import errorsEn from '#app/platform/http/messages/en.json' with { type: 'json' };
import errorsRu from '#app/platform/http/messages/ru.json' with { type: 'json' };
import filesEn from '#app/kernel/files/messages/en.json' with { type: 'json' };
import filesRu from '#app/kernel/files/messages/ru.json' with { type: 'json' };
import documentsEn from '#app/domains/library/documents/messages/en.json' with { type: 'json' };
import documentsRu from '#app/domains/library/documents/messages/ru.json' with { type: 'json' };
import catalogueEn from '#app/domains/library/messages/catalogue.en.json' with { type: 'json' };
import catalogueRu from '#app/domains/library/messages/catalogue.ru.json' with { type: 'json' };
import importEn from '#app/domains/library/messages/import.en.json' with { type: 'json' };
import importRu from '#app/domains/library/messages/import.ru.json' with { type: 'json' };
import editingEn from '#app/domains/library/editing/messages/en.json' with { type: 'json' };
import editingRu from '#app/domains/library/editing/messages/ru.json' with { type: 'json' };
import wordsEn from '#app/domains/library/words/messages/en.json' with { type: 'json' };
import wordsRu from '#app/domains/library/words/messages/ru.json' with { type: 'json' };
import libraryEn from '#app/domains/library/messages/en.json' with { type: 'json' };
import libraryRu from '#app/domains/library/messages/ru.json' with { type: 'json' };
import readerEn from '#app/domains/library/reader/messages/en.json' with { type: 'json' };
import readerRu from '#app/domains/library/reader/messages/ru.json' with { type: 'json' };
import statisticsEn from '#app/domains/library/statistics/messages/en.json' with { type: 'json' };
import statisticsRu from '#app/domains/library/statistics/messages/ru.json' with { type: 'json' };
import notesEn from '#app/domains/library/notes/messages/en.json' with { type: 'json' };
import notesRu from '#app/domains/library/notes/messages/ru.json' with { type: 'json' };
import secondFactorEn from '#app/kernel/accounts/messages/second-factor.en.json' with { type: 'json' };
import secondFactorRu from '#app/kernel/accounts/messages/second-factor.ru.json' with { type: 'json' };
import profileEn from '#app/kernel/accounts/messages/profile.en.json' with { type: 'json' };
import profileRu from '#app/kernel/accounts/messages/profile.ru.json' with { type: 'json' };
import secondFactorMailsEn from '#app/kernel/accounts/messages/second-factor-mails.en.json' with { type: 'json' };
import secondFactorMailsRu from '#app/kernel/accounts/messages/second-factor-mails.ru.json' with { type: 'json' };
import settingsEn from '#app/kernel/accounts/messages/settings.en.json' with { type: 'json' };
import settingsRu from '#app/kernel/accounts/messages/settings.ru.json' with { type: 'json' };
import operationsEn from '#app/kernel/operations/messages/en.json' with { type: 'json' };
import operationsRu from '#app/kernel/operations/messages/ru.json' with { type: 'json' };
import siteEn from '#app/routes/site/messages/en.json' with { type: 'json' };
import siteRu from '#app/routes/site/messages/ru.json' with { type: 'json' };
import uiEn from '#app/ui/messages/en.json' with { type: 'json' };
import uiRu from '#app/ui/messages/ru.json' with { type: 'json' };

/** Every catalog of the app by namespace: a new room adds its two lines here. */
export const catalogs = {
  en: { accounts: accountsEn, house: houseEn, invitations: invitationsEn, credentials: credentialsEn, transfer: transferEn, 'leaving-mails': leavingMailsEn, data: dataEn, 'account-mails': accountMailsEn, admin: adminEn, audit: auditEn, 'people-mails': peopleMailsEn, 'error-mails': errorMailsEn, errors: errorsEn, files: filesEn, catalogue: catalogueEn, documents: documentsEn, import: importEn, library: libraryEn, words: wordsEn, editing: editingEn, notes: notesEn, reader: readerEn, statistics: statisticsEn, 'second-factor': secondFactorEn, 'second-factor-mails': secondFactorMailsEn, profile: profileEn, settings: settingsEn, operations: operationsEn, site: siteEn, ui: uiEn },
  ru: { accounts: accountsRu, house: houseRu, invitations: invitationsRu, credentials: credentialsRu, transfer: transferRu, 'leaving-mails': leavingMailsRu, data: dataRu, 'account-mails': accountMailsRu, admin: adminRu, audit: auditRu, 'people-mails': peopleMailsRu, 'error-mails': errorMailsRu, errors: errorsRu, files: filesRu, catalogue: catalogueRu, documents: documentsRu, import: importRu, library: libraryRu, words: wordsRu, editing: editingRu, notes: notesRu, reader: readerRu, statistics: statisticsRu, 'second-factor': secondFactorRu, 'second-factor-mails': secondFactorMailsRu, profile: profileRu, settings: settingsRu, operations: operationsRu, site: siteRu, ui: uiRu },
} satisfies Record<Locale, Record<string, object>>;

export type Catalog = (typeof catalogs)['en'];
