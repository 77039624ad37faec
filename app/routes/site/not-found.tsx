import { anyone } from '#app/kernel/accounts/policies.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { page, upload } from '#app/platform/http/route.server.ts';

const refuse = async (): Promise<null> => {
  throw notFound();
};

/** Any address that is no page: a plain 404 in the house's own look, for reading and for posting. */
export const loader = page(anyone, refuse);
export const action = upload(anyone, refuse);

export default function NotFound() {
  return null;
}
