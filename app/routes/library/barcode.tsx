import type { HeadersFunction } from '@remix-run/node';
import { BarcodePage } from '#app/domains/library/ui/barcode-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { cameraAllowed } from '#app/platform/http/headers.server.ts';
import { page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['catalogue', 'library', 'ui'], title: 'catalogue:barcode.title' };

export const headers: HeadersFunction = () => cameraAllowed;

export const loader = page(member, () => Promise.resolve(null));

export default BarcodePage;
