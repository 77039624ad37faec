/** Where an attacker would like a form to lead; one entry per class of trick: everything here must end at home. */
export const redirectPayloads: [string, unknown][] = [
  ['protocol-relative', '//evil.example'], ['three slashes', '///evil.example'], ['backslash', '/\\evil.example'], ['two backslashes', '\\\\evil.example'],
  ['slash after backslash', '\\/evil.example'], ['tab between', '/\t/evil.example'], ['encoded tab', '/%09/evil.example'], ['newline between', '/\n/evil.example'],
  ['encoded newline', '/%0a/evil.example'], ['carriage return', '/\r\nLocation: https://evil.example'], ['encoded CR LF', '/%0d%0aSet-Cookie:%20a=b'], ['CR LF in the query', '/a?b=%0d%0aSet-Cookie:a'],
  ['absolute', 'https://evil.example'], ['scheme without slashes', 'https:evil.example'], ['scheme, one slash', 'https:/evil.example'], ['upper-case scheme', 'HTTPS://evil.example'],
  ['javascript', 'javascript:alert(1)'], ['javascript after a tab', '\tjavascript:alert(1)'], ['javascript with a slash', '/javascript:alert(1)//../..//evil'], ['data', 'data:text/html,<script>1</script>'],
  ['vbscript', 'vbscript:msgbox(1)'], ['blob', 'blob:https://evil.example/1'], ['file', 'file:///etc/passwd'], ['leading space', ' //evil.example'],
  ['dot segments', '/..//evil.example'], ['one dot', '/.//evil.example'], ['encoded dots', '/%2e%2e//evil.example'], ['encoded slash', '/%2fevil.example'],
  ['encoded backslash', '/%5cevil.example'], ['twice encoded slash', '/%252fevil.example'], ['double slash inside', '/a//evil.example'], ['dot segment inside', '/a/..//evil.example'],
  ['user info', '//own.invalid@evil.example'], ['user info after a slash', '/@evil.example//'], ['NUL', '/\u0000/evil.example'], ['encoded NUL', '/a%00b'],
  ['full-width slashes', '/／evil.example'], ['ideographic full stop', '/evil。example//'], ['non-breaking space', '/\u00a0/evil.example'], ['line separator', '/\u2028/evil.example'],
  ['zero width', '/\u200b/evil.example'], ['byte order mark', '/\ufeff/evil.example'], ['lone surrogate', '/\ud800'], ['no slash', 'evil.example'],
  ['empty', ''], ['nothing', undefined], ['null', null], ['number', 7], ['array', ['/library']], ['object', { toString: () => '/library' }], ['too long', `/${'a'.repeat(3000)}`],
];
