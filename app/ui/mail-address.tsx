/** An address of e-mail that breaks where it reads best when its place is narrow. */
export function MailAddress({ children }: { children: string }) {
  const at = children.lastIndexOf('@') + 1;
  return <span>{children.slice(0, at)}<wbr />{children.slice(at)}</span>;
}
