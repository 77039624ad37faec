import 'i18next';
import type { Catalog } from './server/messages.server.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'site';
    resources: Catalog;
  }
}
