/** Takes a text along; false = the browser did not let us. Over plain http, as in a home network, browsers have no clipboard of the new kind. */
export async function copyText(text: string): Promise<boolean> {
  try {
    if (!window.isSecureContext) return copySelected(text);
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function copySelected(text: string): boolean {
  const before = document.activeElement;
  const field = Object.assign(document.createElement('textarea'), { value: text, readOnly: true, className: 'hidden-visually' });
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
